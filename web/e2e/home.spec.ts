import type { BrowserContext, Locator, Page } from '@playwright/test'
import { Agent, expect, SHOP, test } from './journey'

const cards = (page: Page) => page.getByRole('list', { name: '工作台首页' })
const card = (page: Page, name: string) => cards(page).getByRole('article', { name, exact: true })
const titles = (page: Page) => cards(page).getByRole('heading').allInnerTexts()
const act = (page: Page | Locator, name: string) => page.getByRole('button', { name, exact: true })

/** Signs in and stays where that leads. */
async function signIn(context: BrowserContext, url: string, login: string): Promise<Page> {
  const page = await context.newPage()
  await page.goto(`${url}/console/sign-in`)
  await page.getByLabel('账号').fill(login)
  await page.getByLabel('密码', { exact: true }).fill('yingke-demo')
  await page.getByLabel('密码', { exact: true }).press('Enter')
  return page
}

test('a supervisor lands at home, goes from it to the work, and arranges it for every device', async ({
  browser,
  server,
}) => {
  const page = await signIn(await browser.newContext(), server.url, 'zhaoyun')
  const other = await signIn(await browser.newContext(), server.url, 'zhaoyun')

  await test.step('the page after sign-in says what there is to do', async () => {
    await expect(page).toHaveURL(new RegExp(`/console/${SHOP}/home$`))
    await expect(card(page, '待发货')).toContainText(/最急的一单(还剩|已超时) \d+ (分钟|小时|天)/)
    await expect(card(page, '今天的交易')).toContainText('昨天此时')
  })

  await test.step('a module leads to its work, with the filter', async () => {
    const n = Number((await card(page, '待发货').locator('dd').first().innerText()).replace(',', ''))
    expect(n).toBeGreaterThan(0)
    await card(page, '待发货').getByRole('link', { name: '待发货' }).click()
    await expect(page.getByRole('tab', { name: '待发货' })).toHaveAttribute('aria-selected', 'true')
    const rows = page.getByRole('listbox', { name: '订单列表' }).getByRole('option')
    const others = rows.filter({ hasNotText: '等待卖家发货' })
    await expect(rows.first()).toContainText('等待卖家发货')
    await expect(others).toHaveCount(0)
    await page.goBack()
  })

  await test.step('moved by the keyboard and by dragging, removed and added', async () => {
    await act(page, '调整').click()
    const before = await titles(page)
    await act(page, '移动「待发货」').focus()
    await page.keyboard.press('ArrowRight')
    await expect(act(page, '移动「待发货」')).toBeFocused()
    await expect.poll(() => titles(page)).toEqual([before[1], before[0], ...before.slice(2)])
    await act(page, '移动「消息」').dragTo(card(page, before[1]!))
    await expect.poll(async () => (await titles(page))[0]).toBe('消息')
    await act(page, '移除「待付款」').click()
    await expect(card(page, '待付款')).toHaveCount(0)
    await act(page, '移除「库存」').click()
    await act(page, '添加库存').click()
    await expect.poll(async () => (await titles(page)).at(-1)).toBe('库存')
    await act(page, '完成').click()
  })

  await test.step('the other device follows, and a reload keeps it', async () => {
    const wanted = await titles(page)
    await expect.poll(() => titles(other)).toEqual(wanted)
    await page.reload()
    await expect.poll(() => titles(page)).toEqual(wanted)
  })
})

test('agents land in reception, and find home on the rail; it fits a phone', async ({ browser, server }) => {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } })
  const { page } = await Agent.atTheDoor(context, server.url)
  await expect(page).toHaveURL(/\/reception/)
  await page.getByRole('link', { name: '首页', exact: true }).click()
  await expect(card(page, '待发货')).toBeVisible()
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
})

test('figures follow what happens', async ({ browser, server }) => {
  const page = await signIn(await browser.newContext(), server.url, 'zhaoyun')
  const onDuty = card(page, '在岗客服').locator('dd').first()
  const before = await onDuty.innerText()
  const agent = await Agent.signIn(await browser.newContext(), server.url)
  await agent.goOnDuty()
  await expect(onDuty).not.toHaveText(before, { timeout: 15_000 })
  await expect(card(page, '在岗客服')).toContainText('小禾')
})
