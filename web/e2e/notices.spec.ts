import type { BrowserContext } from '@playwright/test'
import { Agent, expect, Shopper, test } from './journey'
import type { Server } from './server'

const question = '安装师傅今天来吗？'

test('a notice arrives live, is read, searched and jumped from', async ({ browser, server }) => {
  test.setTimeout(180_000)
  const lead = await Agent.signIn(await browser.newContext(), server.url, 'zhaoyun')
  const { page } = lead
  const entry = page.getByRole('link', { name: /消息/ })

  await test.step('what the demo was told is there, by kind and by word', async () => {
    await expect(entry).toContainText(/\d/)
    await entry.click()
    await expect(page.getByRole('heading', { level: 1, name: '消息中心' })).toBeVisible()
    const rows = page.getByRole('tabpanel').getByRole('listitem')
    await expect(rows.first()).toBeVisible()
    await page.getByRole('searchbox', { name: /搜索消息/ }).fill('退款')
    await expect(rows.filter({ hasNotText: '退款' })).toHaveCount(0)
    await page.getByRole('searchbox', { name: /搜索消息/ }).fill('没有这样的消息')
    await expect(page.getByText('没有找到')).toBeVisible()
    await page.getByRole('searchbox', { name: /搜索消息/ }).fill('')
    await expect(rows.first()).toBeVisible()
  })

  await test.step('all of it is read, and the number is gone', async () => {
    await page.getByRole('button', { name: '全部标为已读' }).click()
    await expect(page.getByRole('img', { name: '未读' })).toHaveCount(0)
    await expect(entry).not.toContainText(/\d/)
  })

  await test.step('a new one arrives, and one key leads to the chat', async () => {
    await rateBadly(await browser.newContext(), await browser.newContext(), server)
    const told = page.getByRole('listitem').filter({ hasText: '收到低分评价' })
    await expect(told).toBeVisible()
    await expect(entry).toContainText('1')
    await told.getByRole('button').first().focus()
    await page.keyboard.press('r')
    await expect(entry).not.toContainText(/\d/)
    await page.keyboard.press('Enter')
    await expect(lead.log).toContainText(question)
    await expect(lead.log).toContainText('客户评价 1 分')
  })
})

async function rateBadly(shop: BrowserContext, desk: BrowserContext, server: Server) {
  const shopper = await Shopper.arrive(shop, server.url)
  await shopper.visit()
  await shopper.launcher.click()
  await shopper.say(question)
  const agent = await Agent.signIn(desk, server.url)
  await agent.goOnDuty()
  await agent.open(question)
  await agent.say('不来了。')
  await expect(shopper.bubble('不来了。')).toBeVisible()
  await agent.page.keyboard.press('Alt+KeyX')
  const card = shopper.chat.locator('form.rating')
  await card.getByRole('radio', { name: '很差' }).check({ force: true })
  await card.getByRole('button', { name: '提交' }).click()
  await expect(card).toHaveCount(0)
}
