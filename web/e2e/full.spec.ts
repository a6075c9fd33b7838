import { Agent, expect, Shopper, TABLE, test } from './journey'

const before = '存得下的一句'
const during = '存不下的一句'

test('a full disk is said on both screens, what is stored can be read, and it heals by itself', async ({
  browser,
  server,
}) => {
  const [shop, desk] = [await browser.newContext(), await browser.newContext()]
  const shopper = await Shopper.arrive(shop, server.url)
  const agent = await Agent.signIn(desk, server.url)
  await agent.goOnDuty()
  await shopper.product(TABLE.code)
  await shopper.launcher.click()
  await shopper.say(before)
  await agent.open(before)
  await expect(agent.bubble(before)).toHaveCount(1)
  const [hers, his] = [agent.page.getByText('服务器存储已满'), shopper.chat.getByText('暂时无法保存消息')]

  server.setFull(true)
  await shopper.say(during)
  for (const banner of [hers, his]) await expect(banner).toBeVisible()

  await agent.page.reload()
  await expect(hers).toBeVisible()
  await expect(agent.bubble(before)).toHaveCount(1)
  await expect(agent.bubble(during)).toHaveCount(0)

  server.setFull(false)
  await expect(agent.bubble(during)).toHaveCount(1)
  await expect(shopper.bubble(during)).toHaveCount(1)
  for (const banner of [hers, his]) await expect(banner).toBeHidden()
  await Promise.all([shop.close(), desk.close()])
})
