import type { Browser } from '@playwright/test'
import { Agent, expect, Shopper, test } from './journey'
import type { Server } from './server'

const [first, second] = ['餐桌可以自提吗？', '沙发套能拆洗吗？']

test('the alarm lists who waits too long, jumps to the longest and empties itself', async ({
  browser,
  server,
}) => {
  const agent = await Agent.signIn(await browser.newContext(), server.url)
  const { page } = agent
  await page.goto(`${server.url}/console/qingmu/settings/own`)
  await page.getByRole('textbox', { name: '超时档（秒）' }).fill('5/300')
  await page.keyboard.press('Enter')
  await page.goto(`${server.url}/console/qingmu/reception`)
  await agent.goOnDuty()
  const one = await aShopper(browser, server)
  await one.say(first)
  await expect(agent.row(first)).toBeVisible()
  const other = await aShopper(browser, server)
  await other.say(second)
  await expect(agent.row(second)).toBeVisible()

  const alarm = page.getByRole('region', { name: '超时提醒' })
  await expect(alarm.getByRole('listitem')).toHaveCount(2, { timeout: 15_000 })
  await expect(alarm).toContainText('2 位客户等太久')
  await page.keyboard.press('Alt+KeyJ')
  await expect(agent.log).toContainText(first)
  await agent.say('可以自提的')
  await expect(alarm.getByRole('listitem')).toHaveCount(1)
  await page.keyboard.press('Alt+KeyJ')
  await expect(agent.log).toContainText(second)
  // Nothing stands over what is being written.
  const [panel, field] = [await alarm.boundingBox(), await agent.input.boundingBox()]
  expect(panel!.x + panel!.width <= field!.x || panel!.y + panel!.height <= field!.y).toBe(true)
  await agent.say('能拆洗')
  await expect(alarm).toHaveCount(0)
})

test('a harmful visitor is blocked, told politely, and heard again', async ({ browser, server }) => {
  const agent = await Agent.signIn(await browser.newContext(), server.url)
  const leader = await Agent.signIn(await browser.newContext(), server.url, 'zhaoyun')
  await agent.goOnDuty()
  const shopper = await aShopper(browser, server)
  await shopper.say('加我微信刷单')
  await agent.open('加我微信刷单')
  await agent.page.keyboard.press('ControlOrMeta+KeyK')
  await agent.page.getByRole('combobox').fill('屏蔽')
  await agent.page.getByRole('option', { name: '屏蔽访客' }).click()
  const dialog = agent.page.getByRole('dialog', { name: /^屏蔽/ })
  await dialog.getByRole('button', { name: '广告推销' }).click()
  await dialog.getByRole('button', { name: '屏蔽', exact: true }).click()
  await expect(agent.header).toContainText('已结束')

  await shopper.say('为什么不理我')
  await expect(shopper.log).toContainText('客服暂时无法接收您的消息')
  await expect(agent.log).not.toContainText('为什么不理我')

  await leader.page.goto(`${server.url}/console/qingmu/settings/blocked`)
  const blocked = leader.page.getByRole('listitem').filter({ hasText: '广告推销' })
  await blocked.getByRole('button', { name: /^解除屏蔽/ }).click()
  await expect(blocked).toHaveCount(0)
  await shopper.say('对不起')
  await expect(agent.log).toContainText('对不起')
})

async function aShopper(browser: Browser, server: Server) {
  const shopper = await Shopper.arrive(await browser.newContext(), server.url)
  await shopper.visit()
  await shopper.launcher.click()
  return shopper
}
