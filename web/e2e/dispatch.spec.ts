import type { Browser } from '@playwright/test'
import { Agent, expect, Shopper, test } from './journey'
import type { Server } from './server'

const question = '新客问一句，这张桌子多重？'
const note = '要开发票，抬头已核对'

test('a supervisor sets a group, sees it tried, and the customer lands with the right member', async ({
  browser,
  server,
}) => {
  test.setTimeout(120_000)
  const boss = await anAgent(browser, server, 'zhaoyun')
  const he = await anAgent(browser, server, 'xiaohe')
  const ran = await anAgent(browser, server, 'anran')
  await he.goOnDuty()
  await ran.goOnDuty()

  await test.step('some customer comes by the rules as they were', async () => {
    const shopper = await aShopper(browser, server)
    await shopper.visit()
    await shopper.launcher.click()
    await shopper.say('先来问一句')
    await expect(shopper.chat).toContainText('为您服务')
  })

  await test.step('a group for the shop page, tried on the last day', async () => {
    await boss.page.goto(`${server.url}/console/qingmu/settings/dispatch`)
    await boss.page.getByRole('button', { name: '加一个组' }).click()
    const group = boss.page.getByRole('group', { name: '第 4 组' })
    await expect(boss.page.getByText('组名要 1 到 20 个字')).toBeVisible()
    await expect(boss.page.getByRole('button', { name: '保存' })).toBeDisabled()
    await group.getByLabel('组名').fill('首页')
    const named = boss.page.getByRole('group', { name: '首页', exact: true })
    await named.getByLabel('页面地址的开头').fill('store')
    await named.getByLabel('页面地址的开头').blur()
    await expect(boss.page.getByText('每行以 / 开头')).toBeVisible()
    await named.getByLabel('页面地址的开头').fill('/store/qingmu')
    await named.getByLabel('安然').check()
    for (let at = 0; at < 3; at++) await boss.page.getByRole('button', { name: '上移「首页」' }).click()
    await expect(boss.page.locator('.trial .words')).toContainText('次分配')
    await boss.page.getByRole('button', { name: '保存' }).click()
    await expect(boss.page.getByText('已保存，现在起按新规则分配')).toBeVisible()
  })

  await test.step('she gets the next one, and the supervisor reads why', async () => {
    const shopper = await aShopper(browser, server)
    await shopper.visit()
    await shopper.launcher.click()
    await shopper.say(question)
    await expect(shopper.chat).toContainText('安然 为您服务')
    await boss.page.getByRole('tab', { name: '最近的分配' }).click()
    await expect(boss.page.getByText(/分给安然：.*属于「首页」组/).first()).toBeVisible()
  })

  await test.step('handed to a group with a reason and a note', async () => {
    await ran.open(question)
    await ran.page.keyboard.press('Alt+KeyT')
    const dialog = ran.page.getByRole('dialog', { name: /^转接/ })
    await dialog.getByText('「售前」组').click()
    await dialog.getByLabel('原因').selectOption('需要主管决定')
    await dialog.getByRole('textbox', { name: /交接说明/ }).fill(note)
    await dialog.getByRole('button', { name: '转接' }).click()
    await expect(ran.log).toContainText('安然 转给「售前」组')
    await he.open(question)
    await expect(he.log).toContainText(note)
    await expect(he.log).toContainText('需要主管决定')
  })

  await test.step('the supervisor sees the desk, tells everyone, whispers, and takes over', async () => {
    await boss.page.keyboard.press('Alt+Shift+KeyB')
    await expect(boss.page.getByRole('heading', { name: '主管台' })).toBeVisible()
    await boss.page.getByRole('button', { name: '通知大家' }).click()
    await boss.page.getByRole('textbox', { name: '通知大家' }).fill('今天统一说 48 小时内发货')
    await boss.page.getByRole('button', { name: '发出' }).click()
    for (const { page } of [he, ran]) {
      await expect(page.getByText('今天统一说 48 小时内发货')).toBeVisible()
      await page.getByRole('button', { name: '知道了' }).click()
    }
    const waiting = boss.page.getByRole('region', { name: '在等' })
    const row = waiting.getByRole('listitem').filter({ hasText: question })
    await row.getByRole('button', { name: /的操作/ }).click()
    await boss.page.getByRole('menuitem', { name: '悄悄话' }).click()
    await boss.page.getByRole('textbox', { name: '悄悄话' }).fill('我来接这位')
    await boss.page.getByRole('button', { name: '悄悄话', exact: true }).click()
    await expect(he.log).toContainText('我来接这位')
    await row.getByRole('button', { name: /的操作/ }).click()
    await boss.page.getByRole('menuitem', { name: '接管' }).click()
    await expect(he.header).toContainText('同事接待中')
    await expect(row).toContainText('云舒 接待')
  })
})

test('nothing new for whoever finishes up', async ({ browser, server }) => {
  const boss = await anAgent(browser, server, 'zhaoyun')
  const he = await anAgent(browser, server, 'xiaohe')
  await he.goOnDuty()
  await boss.page.keyboard.press('Alt+Shift+KeyB')
  await boss.page.getByRole('button', { name: '对 小禾 的操作' }).click()
  await boss.page.getByRole('menuitem', { name: '收尾：不再接新客户' }).click()
  await expect(boss.page.getByText('收尾中', { exact: true })).toBeVisible()
  const shopper = await aShopper(browser, server)
  await shopper.visit()
  await shopper.launcher.click()
  await shopper.say(question)
  await expect(shopper.chat).toContainText('暂无客服接待，请留言')
  await expect(boss.page.getByRole('region', { name: '在等' })).toContainText('留言池')
})

async function anAgent(browser: Browser, { url }: Server, login: string) {
  return Agent.signIn(await browser.newContext(), url, login)
}
async function aShopper(browser: Browser, { url }: Server) {
  return Shopper.arrive(await browser.newContext(), url)
}
