import { Agent, expect, Shopper, TABLE, test } from './journey'

const question = '这张餐桌平时坐四个人够吗？'
const answer = '够的，1.4 米坐四位很宽松。'
const whisper = '这位顾客上周也问过，云舒留意一下'
const slip = '打错字的一句'
const thanks = '好的，谢谢，我再想想'
const chair = '白蜡木温莎椅'

test('a customer asks about a product and an agent answers', async ({ browser, server }) => {
  const [shop, desk] = [await browser.newContext(), await browser.newContext()]
  const shopper = await Shopper.arrive(shop, server.url)
  const agent = await Agent.atTheDoor(desk, server.url)
  await agent.goOnDuty()
  const heard = framesOf(shopper)

  await test.step('the question brings the product along', async () => {
    await shopper.product(TABLE.code)
    await shopper.page.getByRole('button', { name: '问问客服' }).click()
    await expect(shopper.chat.getByText('随消息发送')).toBeVisible()
    await shopper.say(question)
    await expect(shopper.bubble(question)).toHaveCount(1)
    await expect(shopper.log.locator('.card')).toContainText(TABLE.title)
  })

  await test.step('the agent sees who waits, how long, and for what', async () => {
    await expect(agent.row(question)).toContainText('还剩')
    await expect(shopper.log).toContainText('已送达')
    await expect(shopper.log).not.toContainText('已读')
    await agent.page.keyboard.press('Alt+KeyN')
    await expect(agent.bubble(question)).toBeVisible()
    await expect(agent.header).toContainText(`正在看「${TABLE.title}`)
    await expect(agent.side).toContainText('客户正在看')
    await expect(agent.side.getByRole('heading', { level: 2 })).toContainText(TABLE.title)
    await expect(agent.side.getByText('约38kg')).toBeVisible()
    await expect(shopper.log).toContainText('已读')
  })

  await test.step('she answers by keyboard, and learns that it was read', async () => {
    await expect(agent.input).toBeFocused()
    await agent.page.keyboard.type(answer)
    await agent.page.keyboard.press('Enter')
    await expect(shopper.bubble(answer)).toHaveCount(1)
    await expect(agent.message(answer).locator('.delivery')).toHaveText('已读')
    await expect(agent.row(answer)).not.toContainText('还剩')
  })

  await test.step('each sees that the other writes, and that it ends', async () => {
    const writes = [agent.chat.locator('.typing'), agent.row('正在输入')]
    await shopper.input.pressSequentially('那')
    await Promise.all(writes.map((sign) => expect(sign).toContainText('正在输入')))
    await shopper.input.blur()
    await Promise.all(writes.map((sign) => expect(sign).toHaveCount(0)))
    await expect(agent.row(answer)).toBeVisible()
    await agent.input.pressSequentially('您')
    await expect(shopper.log).toContainText('正在输入')
    await agent.input.fill('')
    await expect(shopper.log).not.toContainText('正在输入')
  })

  await test.step('one key sends a fact, and a few a phrase', async () => {
    await agent.side.getByRole('button', { name: '发送 净重' }).press('Enter')
    await expect(shopper.bubble(TABLE.weight)).toHaveCount(1)
    await agent.input.pressSequentially('/hi')
    await expect(agent.page.getByRole('listbox', { name: '快捷短语' }).getByRole('option')).not.toHaveCount(0)
    await agent.input.press('Enter')
    await expect(agent.input).toHaveValue(/我是小禾/)
    await agent.input.press('Enter')
    await expect(shopper.bubble('我是小禾')).toHaveCount(1)
  })

  await test.step('one key sends the card of what is looked at, and @ that of another product', async () => {
    const cards = shopper.log.locator('.card')
    await agent.side.getByRole('button', { name: '发送商品卡片', exact: true }).press('Enter')
    await expect(cards.filter({ hasText: TABLE.title })).toHaveCount(2)
    await agent.input.pressSequentially('@温莎')
    const options = agent.page.getByRole('listbox', { name: '发送商品' }).getByRole('option')
    await expect(options).toHaveCount(1)
    await expect(options).toContainText(chair)
    await agent.input.press('Enter')
    await expect(agent.input).toHaveValue('')
    await expect(cards.filter({ hasText: chair })).toHaveCount(1)
    await expect(agent.log.locator('.live-card').filter({ hasText: chair })).toHaveCount(1)
  })

  await test.step('a whisper stays among colleagues', async () => {
    await agent.page.keyboard.press('Alt+KeyQ')
    const secret = agent.chat.getByRole('textbox', { name: '输入悄悄话' })
    await secret.fill(whisper)
    await secret.press('Enter')
    await expect(agent.message(whisper)).toContainText('客户看不到')
    await agent.page.keyboard.press('Alt+KeyQ')
  })

  await test.step('what was recalled is gone on both sides', async () => {
    await agent.say(slip)
    await expect(shopper.bubble(slip)).toHaveCount(1)
    await agent.log.focus()
    await agent.page.keyboard.press('ArrowUp')
    await agent.page.keyboard.press('Delete')
    await expect(shopper.log).toContainText('客服撤回了一条消息')
    await expect(shopper.bubble(slip)).toHaveCount(0)
    await expect(agent.bubble(slip)).toHaveCount(0)
  })

  await test.step('a 4K screen shows all three panes', async () => {
    const usual = agent.page.viewportSize()!
    await agent.page.setViewportSize({ width: 3840, height: 2160 })
    for (const pane of [agent.list, agent.chat, agent.side, agent.input])
      await expect(pane).toBeInViewport({ ratio: 0.99 })
    const spill = await agent.page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    expect(spill).toBeLessThanOrEqual(0)
    await agent.page.setViewportSize(usual)
  })

  await test.step('the reception ends', async () => {
    await shopper.say(thanks)
    await expect(agent.bubble(thanks)).toHaveCount(1)
    await agent.page.keyboard.press('Alt+KeyX')
    await expect(agent.page.getByRole('button', { name: '撤销' })).toBeVisible()
    await expect(shopper.log).toContainText('本次服务已结束')
    await expect(agent.list.getByRole('option').filter({ hasText: thanks })).toHaveCount(0)
  })

  await test.step('after a reload the customer sees the history once', async () => {
    await shopper.page.reload()
    await expect(shopper.log).toContainText('本次服务已结束')
    for (const text of [question, answer, TABLE.weight, '我是小禾', thanks])
      await expect(shopper.bubble(text)).toHaveCount(1)
    // What a card shows is asked once it comes into view; that it is there says its name.
    for (const title of [TABLE.title, chair])
      await expect(shopper.log.getByRole('group', { name: title })).toHaveCount(1)
    await expect(shopper.bubble(slip)).toHaveCount(0)
    await expect(shopper.chat).not.toContainText(whisper)
  })

  expect(heard.length).toBeGreaterThan(5)
  expect(heard.filter((frame) => frame.includes(whisper))).toEqual([])
  await Promise.all([shop.close(), desk.close()])
})

/** Every frame the customer's browser is sent, shown or not. */
function framesOf(shopper: Shopper): string[] {
  const frames: string[] = []
  shopper.page.on('websocket', (socket) =>
    socket.on('framereceived', ({ payload }) => frames.push(`${payload}`)),
  )
  return frames
}
