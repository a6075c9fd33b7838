import { ask, atNight, isMarked, onHoliday, setText } from './automatic'
import { Agent, expect, test } from './journey'

test('busy, night and holiday replies are set in the console and arrive in the chat, marked', async ({
  browser,
  server,
}) => {
  test.setTimeout(180_000)
  const lead = await Agent.signIn(await browser.newContext(), server.url, 'zhaoyun')
  await setText(lead.page, server, '节假日', '店庆放假，{节假日名称}快乐，订单照常发')
  await setText(lead.page, server, '夜间', '夜里没人在，{下次上班时间}回复您')
  await setText(lead.page, server, '客服忙碌', '{客服昵称}手上顾客多，请稍等片刻')

  await test.step('what would be sent is told with its reason', async () => {
    const told = lead.page.locator('.told')
    await lead.page.getByLabel('客服的情况').selectOption('busy')
    await expect(told.locator('[data-kind=busy]')).toContainText('正忙碌')
    await expect(told.locator('li').first()).toBeVisible()
  })

  await test.step('a holiday of the shop’s own', async () => {
    await onHoliday(lead.page, server, '店庆', async () => {
      const shopper = await ask(browser, server, '今天有人吗')
      await isMarked(shopper, '店庆放假，店庆快乐，订单照常发')
    })
  })

  await test.step('a night', async () => {
    await atNight(lead.page, server, async (opens) => {
      const shopper = await ask(browser, server, '还有人在吗')
      await isMarked(shopper, '夜里没人在')
      await expect(shopper.bubble('夜里没人在')).toContainText(`${opens}回复您`)
    })
  })

  await test.step('somebody busy', async () => {
    const agent = await Agent.signIn(await browser.newContext(), server.url)
    await agent.goOnDuty()
    const shopper = await ask(browser, server, '桌子怕烫吗')
    await expect(shopper.chat).toContainText('小禾 为您服务')
    // The first line is answered before anyone is busy, so that the second has the reply to itself.
    await expect(shopper.bubble('欢迎来到青木家居')).toHaveCount(1)
    await agent.page.keyboard.press('Alt+Shift+Digit2')
    await agent.page.getByRole('button', { name: /当前忙碌/ }).waitFor()
    await shopper.say('在不在呀')
    await isMarked(shopper, '小禾手上顾客多，请稍等片刻')
    await agent.open('在不在呀')
    await expect(agent.message('小禾手上顾客多')).toContainText('自动')
    // It was no answer: the customer still waits.
    await expect(agent.row('在不在呀')).toContainText(/还剩|超时|已等/)
  })
})
