import { button, buyOne } from './buyer'
import { Agent, expect, Shopper, TABLE, test } from './journey'

test('a question about an order carries its card', async ({ browser, server }) => {
  test.setTimeout(90_000)
  const shopper = await Shopper.arrive(await browser.newContext(), server.url)
  await shopper.product(TABLE.code)
  await buyOne(shopper.page)
  await button(shopper.page, '咨询这笔订单').click()
  await expect(shopper.chat.locator('.chip')).toContainText('随消息发送')
  // Its page looks again, and takes nothing away.
  await shopper.page.evaluate(() => dispatchEvent(new Event('yingke:changed')))
  await expect(shopper.chat.locator('.chip')).toContainText('随消息发送')
  await shopper.say('这笔订单什么时候发货')
  await expect(shopper.log).toContainText('等待发货')
  await expect(shopper.chat.locator('.chip')).toHaveCount(0)
  const agent = await Agent.signIn(await browser.newContext(), server.url)
  await agent.goOnDuty()
  await agent.open('这笔订单什么时候发货')
  await expect(agent.log).toContainText('这笔订单什么时候发货')
  await expect(agent.log).toContainText('等待卖家发货')
})
