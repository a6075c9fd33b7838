import type { Locator, Page } from '@playwright/test'
import { button, fillAddress, heading } from './buyer'
import { Desk } from './by-api'
import { calm } from './calm'
import { Agent, expect, Shopper, TABLE, test } from './journey'

const question = '想买这张桌子'
const dialog = (page: Page, name: string) => page.getByRole('dialog', { name })
/** The newest card of a kind, as the customer sees it. */
const cardOf = (shopper: Shopper, kind: string) =>
  shopper.log.locator('.live-card').filter({ hasText: kind }).last()
const press = (within: Locator, name: string | RegExp) => within.getByRole('button', { name }).click()

test('what a customer decides, they decide on a card, and the agent sees it', async ({ browser, server }) => {
  test.setTimeout(300_000)
  const desk = await Desk.of(server)
  const shopper = await Shopper.arrive(await browser.newContext(), server.url)
  const agent = await Agent.signIn(await browser.newContext(), server.url)
  const { page } = shopper
  const close = () => press(shopper.chat, '收起')
  await agent.goOnDuty()
  await shopper.product(TABLE.code)
  await shopper.launcher.click()
  await shopper.say(question)
  await agent.open(question)
  await agent.page.keyboard.press('Alt+KeyO')

  await test.step('an SKU is chosen and lies in the cart', async () => {
    await send(agent, '选择规格')
    const card = cardOf(shopper, '选择规格')
    await card.locator('input:enabled').first().check()
    await press(card, '加入购物车')
    await expect(card.getByRole('status')).toContainText('已加入购物车')
    await expect(agent.log).toContainText('客户选了规格，已进购物车')
    await expect(page.getByRole('link', { name: '购物车，1 件' })).toBeVisible()
  })

  const order = await test.step('an order waits for its payment', async () => {
    await close()
    await button(page, '立即购买').click()
    await fillAddress(page)
    await button(page, '提交订单').click()
    await dialog(page, '模拟支付').getByRole('button', { name: '稍后再付' }).click()
    await expect(heading(page, '等待付款')).toBeVisible()
    await agent.side.locator('.order').filter({ hasText: '等待买家付款' }).click()
    await shopper.launcher.click()
    return new URL(page.url()).pathname.split('/').at(-1)!
  })

  await test.step('a higher price changes nothing before the customer agrees', async () => {
    await press(agent.side, '改价')
    const form = dialog(agent.page, '改价')
    await form.getByLabel(/^运费/).fill('120')
    await press(form, '发卡片请客户同意')
    await expect(form).toHaveCount(0)
    await expect(agent.side.locator('.sums')).not.toContainText('¥120')
    const card = cardOf(shopper, '修改价格')
    await expect(card).toContainText('原来合计')
    await calm(page)
    await press(card, /^同意 ¥/)
    await expect(card.getByRole('status')).toContainText('您已确认')
    await expect(agent.log).toContainText('客户同意了新价格')
    await expect(agent.side.locator('.sums')).toContainText('¥120')
  })

  await test.step('a new address is confirmed by whoever lives there', async () => {
    await press(agent.side, '改地址')
    const form = dialog(agent.page, '改地址')
    await form.getByLabel(/^收货人/).fill('林夏')
    await form.getByLabel(/^手机/).fill('139 0013 9000')
    await form.getByLabel(/^地址/).fill('杭州市滨江区江南大道 100 号')
    await press(form, '发卡片请客户确认')
    await expect(form).toHaveCount(0)
    const card = cardOf(shopper, '修改收货信息')
    await expect(card).toContainText('江南大道 100 号')
    await press(card, '确认修改')
    await expect(card.getByRole('status')).toContainText('您已确认')
    await expect(page.getByRole('main')).toContainText('江南大道 100 号')
    await expect(agent.log).not.toContainText('13900139000')
  })

  await test.step('what is wrong with a check is said in words', async () => {
    await press(agent.side, '发卡片')
    await agent.side.getByRole('menuitem', { name: '核对地址' }).click()
    await press(dialog(agent.page, '发卡片：核对地址'), '发送')
    const card = cardOf(shopper, '核对收货信息')
    await press(card, '信息有误')
    await press(card, '信息有误')
    await expect(card.getByRole('alert')).toContainText('哪里不对')
    await card.getByRole('textbox').fill('门牌号是 101')
    await press(card, '信息有误')
    await expect(card.getByRole('status')).toContainText('门牌号是 101')
    await expect(agent.log).toContainText('客户说信息有误 · 门牌号是 101')
  })

  await test.step('a reminder is paid where it stands', async () => {
    await press(agent.side, '发卡片')
    await agent.side.getByRole('menuitem', { name: '催付' }).click()
    await press(dialog(agent.page, '发卡片：催付'), '发送')
    const card = cardOf(shopper, '订单待付款')
    await press(card, /^确认模拟支付 ¥/)
    await expect(card.getByRole('status')).toContainText('您已付款')
    await expect(agent.log).toContainText('客户已付款')
    await expect(heading(page, '等待发货')).toBeVisible()
  })

  await test.step('an offer above what one may give back is asked of somebody above', async () => {
    await desk.ship(order)
    await press(agent.chat, '发卡片')
    await agent.chat.getByRole('menuitem', { name: '售后方案' }).click()
    const form = dialog(agent.page, '发卡片：售后方案')
    await form.getByLabel(/^退款金额/).fill('600')
    await press(form, '发送')
    await expect(form).toContainText('一个订单您最多可以同意退 ¥500')
    await calm(agent.page)
    await press(form, '申请审批这个方案')
    const request = dialog(agent.page, '申请发售后方案')
    await expect(request).toContainText('¥600')
    await request.getByLabel(/^申请理由/).fill('桌面有裂纹')
    await calm(agent.page)
    await press(request, '提交申请')
    await expect(form).toHaveCount(0)
  })

  await test.step('an offer is accepted, and the money goes back', async () => {
    await askBack(page, order)
    await desk.answer(order, 'propose', { kind: 'money_only', amount_fen: 20_000, words: '补偿 200 元' })
    await send(agent, '售后方案')
    const card = cardOf(shopper, '售后方案')
    await expect(card).toContainText('¥200')
    await press(card, '接受方案')
    await expect(card.getByRole('status')).toContainText('您接受了方案')
    await expect(agent.log).toContainText('客户接受了方案')
    await close()
    await expect(page.getByRole('main')).toContainText('退款成功')
  })

  await test.step('cards stand as they are after a reload, on a phone too', async () => {
    await page.setViewportSize({ width: 390, height: 844 })
    await page.reload()
    await shopper.launcher.click()
    await expect(cardOf(shopper, '售后方案').getByRole('status')).toContainText('您接受了方案')
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  })
})

/** From the menu of the composer, with what it was filled with. */
async function send(agent: Agent, kind: string) {
  await press(agent.chat, '发卡片')
  await agent.chat.getByRole('menuitem', { name: kind }).click()
  const form = dialog(agent.page, `发卡片：${kind}`)
  await press(form, '发送')
  await expect(form).toHaveCount(0)
}

/** The customer asks for goods back; that form has a journey of its own. */
async function askBack(page: Page, order: string) {
  await page.evaluate(async (order) => {
    const { shop, token } = await window.Yingke!.introduce()
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` }
    const at = `/api/shops/${shop}/mine/orders/${order}`
    const { rev } = await (await fetch(at, { headers, credentials: 'omit' })).json()
    const body = { key: crypto.randomUUID(), rev, kind: 'goods_back', amount_fen: 20_000, reason: 'quality' }
    const init = { method: 'POST', headers, credentials: 'omit' as const, body: JSON.stringify(body) }
    const answer = await fetch(`${at}/refunds/0`, init)
    if (!answer.ok) throw new Error(await answer.text())
  }, order)
}
