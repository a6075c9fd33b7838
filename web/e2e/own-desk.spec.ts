import type { Page } from '@playwright/test'
import { Agent, expect, SHOP, test } from './journey'

const kinds = ['订单', '退款售后', '物流', '商品', '违规', '系统']

test('one’s own desk: notices, quiet hours, layout, font and sounds follow to another device; keys are printed', async ({
  browser,
  server,
}) => {
  const desk = await Agent.signIn(await browser.newContext(), server.url)
  const other = await Agent.signIn(await browser.newContext(), server.url)
  const open = (page: Page, section: string) => page.goto(`${server.url}/console/${SHOP}/settings/${section}`)

  await test.step('which notices count, and when none may disturb', async () => {
    const entry = other.page.getByRole('link', { name: /消息$/ })
    await expect(entry).toContainText(/\d/)
    await open(desk.page, 'notices')
    for (const kind of kinds) await desk.page.getByLabel(`${kind} · 角标`).uncheck()
    await expect(entry).not.toContainText(/\d/)
    await desk.page.getByLabel('开启免打扰').check()
    await desk.page.getByLabel('开始').fill('23:30')
    await desk.page.getByLabel('开始').blur()
    await desk.page.getByRole('group', { name: '这些分类仍可打扰' }).getByLabel('违规').check()
    await open(other.page, 'notices')
    await expect(other.page.getByLabel('开始')).toHaveValue('23:30')
    await expect(other.page.getByText('到第二天早上')).toBeVisible()
    await expect(other.page.getByRole('group', { name: '这些分类仍可打扰' }).getByLabel('违规')).toBeChecked()
    await expect(other.page.getByLabel('订单 · 角标')).not.toBeChecked()
  })

  await test.step('layout, font and sounds, while the other device stands open', async () => {
    await other.toDesk()
    const left = async () => (await other.list.boundingBox())!.x
    expect(await left()).toBeLessThan(200)
    await open(desk.page, 'own')
    await desk.page.getByRole('radiogroup', { name: '会话列表' }).getByText('右边').click()
    await desk.page.getByText('楷体', { exact: true }).click()
    await expect.poll(left).toBeGreaterThan(600)
    await expect(other.page.locator('html')).toHaveAttribute('style', /--chat-font:[^;]*KaiTi/)
    await desk.page.getByLabel('有人开始排队：音色').selectOption('alarm')
    await desk.page.getByRole('switch', { name: '客户的新消息：提示音' }).press('Space')
    await other.page.getByRole('link', { name: '设置' }).click()
    await expect(other.page.getByLabel('有人开始排队：音色')).toHaveValue('alarm')
    await expect(other.page.getByRole('switch', { name: '客户的新消息：提示音' })).not.toBeChecked()
    await expect(other.page.getByLabel('客户的新消息：音色')).toHaveCount(0)
  })

  await test.step('the sheet goes to the printer with every key and nothing else', async () => {
    await open(desk.page, 'keys')
    await desk.page.evaluate(() => (window.print = () => (document.title = 'printed')))
    await desk.page.getByRole('button', { name: '打印这张表' }).click()
    await expect(desk.page).toHaveTitle('printed')
    await desk.page.emulateMedia({ media: 'print' })
    await expect(desk.page.getByRole('navigation', { name: '工作区' })).toBeHidden()
    await expect(desk.page.getByRole('button', { name: '打印这张表' })).toBeHidden()
    const line = (area: string, name: string) =>
      desk.page.getByRole('region', { name: area }).getByRole('listitem').filter({ hasText: name })
    await expect(line('接待操作', '接起')).toContainText('G')
    await expect(line('固定按键：选中一条聊天消息时', '引用')).toContainText('R')
    await expect(line('固定按键：选中一条聊天消息时', '存为快捷短语')).toContainText('S')
    await expect(line('固定按键：消息中心', '标为已读')).toContainText('R')
  })

  await test.step('a phone is not told of keys', async () => {
    const hint = (page: Page) => page.locator('.promises-page .ui-state .hint')
    const storageState = await desk.page.context().storageState()
    const phone = await browser.newContext({
      viewport: { width: 390, height: 844 },
      hasTouch: true,
      isMobile: true,
      storageState,
    })
    for (const [page, words] of [
      [other.page, '按 Alt+K 确认'],
      [await phone.newPage(), '点「确认承诺」'],
    ] as const) {
      await page.goto(`${server.url}/console/${SHOP}/promises`)
      await page.getByLabel('类型').selectOption({ label: '开票' })
      await expect(hint(page)).toContainText(words)
    }
  })

  await test.step('in English too all groups of the list stand in one row', async () => {
    await desk.page.request.patch(`${server.url}/api/me/settings`, { data: { language: 'en' } })
    await other.page.goto(`${server.url}/console/${SHOP}/reception`)
    const tabs = other.page.getByRole('tablist', { name: 'Groups' })
    await expect(tabs.getByRole('tab')).toHaveCount(5)
    expect(await tabs.evaluate((row) => row.scrollWidth - row.clientWidth)).toBe(0)
  })
})
