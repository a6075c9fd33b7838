import { Agent, expect, Shopper, test } from './journey'

const question = '餐桌能贴保护膜吗？'

test('a customer rates a chat once, and colleagues see it', async ({ browser, server }) => {
  test.setTimeout(120_000)
  const shopper = await Shopper.arrive(await browser.newContext(), server.url)
  await shopper.visit()
  await shopper.launcher.click()
  await shopper.say(question)
  const agent = await Agent.signIn(await browser.newContext(), server.url)
  await agent.goOnDuty()
  await agent.open(question)
  await agent.say('可以的，我们送一张。')
  await expect(shopper.bubble('送一张')).toBeVisible()
  await agent.page.keyboard.press('Alt+KeyX')

  const card = shopper.chat.locator('form.rating')
  await expect(card).toContainText('这次服务您满意吗')
  await card.getByRole('radio', { name: '不错' }).check({ force: true })
  await card.getByRole('checkbox', { name: '回复及时' }).check({ force: true })
  await card.getByRole('textbox').fill('小哥很耐心')
  await card.getByRole('button', { name: '提交' }).click()
  await expect(card).toHaveCount(0)
  await expect(shopper.log).toContainText('感谢您的评价：不错')

  await agent.page.keyboard.press('Alt+Digit4')
  await agent.open('可以的，我们送一张')
  await expect(agent.log).toContainText('客户评价 4 分（回复及时）')
  await expect(agent.log).toContainText('小哥很耐心')
  await agent.page.keyboard.press('Alt+KeyC')
  await expect(agent.side).toContainText('4 分')

  await shopper.page.reload()
  await expect(shopper.log).toContainText('感谢您的评价：不错')
  await expect(card).toHaveCount(0)
})
