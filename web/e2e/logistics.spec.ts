import { answer, button, fillAddress, heading } from './buyer'
import { Agent, expect, Shopper, TABLE, test } from './journey'

// A way of two days takes twelve seconds; the carrier is asked every five.
test.use({ serverOptions: ['--demo', '--simulated-parcels', '14400'] })
const ARRIVES = { timeout: 60_000 }
const [question, note] = ['今天下单能便宜一点吗？', '老顾客，少 20 元，送货前打电话']
const fenOf = (money: string) => Math.round(Number(money.replace(/[¥,]/g, '')) * 100)

test('an order is made cheaper, flagged and shipped, and its customer sees price and parcel', async ({
  browser,
  server,
}) => {
  test.setTimeout(240_000)
  const shopper = await Shopper.arrive(await browser.newContext(), server.url)
  const { page } = shopper
  const price = page.locator('.order-state .price')

  const id = await test.step('a customer asks, orders, and waits with paying', async () => {
    await shopper.product(TABLE.code)
    await shopper.launcher.click()
    await shopper.say(question)
    await expect(shopper.bubble(question)).toHaveCount(1)
    await shopper.chat.getByRole('button', { name: '收起' }).click()
    await button(page, '立即购买').click()
    await fillAddress(page)
    await button(page, '提交订单').click()
    await answer(page, '模拟支付', '稍后再付')
    await expect(heading(page, '等待付款')).toBeVisible()
    return new URL(page.url()).pathname.split('/').at(-1)!
  })
  const agent = await Agent.signIn(await browser.newContext(), server.url)
  await agent.page.goto(`${server.url}/console/qingmu/orders/${id}`)
  const order = agent.page.getByRole('complementary', { name: '订单详情' })
  const act = (name: string) => order.getByRole('button', { name, exact: true }).click()
  const form = (name: string) => agent.page.getByRole('dialog', { name })

  const cheaper = await test.step('the agent takes twenty yuan off', async () => {
    const before = await price.innerText()
    await act('改价')
    const total = form('改价').locator('.sum dd').last()
    await expect(total).toHaveText(before)
    await form('改价')
      .getByLabel(/^涨价或折扣/)
      .first()
      .fill('-20')
    await expect(total).not.toHaveText(before)
    const now = await total.innerText()
    expect(fenOf(before) - fenOf(now)).toBe(2_000)
    await form('改价').getByRole('button', { name: '确认改价' }).click()
    await expect(form('改价')).toHaveCount(0)
    return now
  })

  await test.step('the customer sees the new price, and pays no more than that', async () => {
    await expect(price).toHaveText(cheaper)
    await button(page, '去付款').click()
    await answer(page, '模拟支付', `确认模拟支付 ${cheaper}`)
    await expect(heading(page, '等待发货')).toBeVisible()
    await expect(page.locator('.till .sums')).toContainText(cheaper)
  })

  await test.step('a special note with a flag is for colleagues alone', async () => {
    await act('备注')
    await form('备注')
      .getByLabel(/^备注内容/)
      .fill(note)
    await form('备注').getByRole('radio', { name: '红旗' }).check()
    await form('备注').getByRole('button', { name: '保存备注' }).click()
    await expect(form('备注')).toHaveCount(0)
    await expect(order.locator('.note')).toContainText(note)
    const rows = agent.page.getByRole('listbox', { name: '订单列表' }).getByRole('option')
    await expect(rows.filter({ hasText: note })).toContainText('红旗')
  })

  await test.step('from its shipping on, its steps stand with the order', async () => {
    await act('发货')
    await form('发货')
      .getByLabel(/^运单号/)
      .fill('SF1234567890123')
    await form('发货')
      .getByLabel(/^快递公司/)
      .fill('顺丰速运')
    await form('发货').getByRole('button', { name: '确认发货' }).click()
    const track = order.getByRole('region', { name: '物流动态' })
    await expect(track.getByRole('listitem').first()).toBeVisible()
    await expect(track.locator('.now')).toContainText('已签收', ARRIVES)
    await expect(order.getByRole('list', { name: '订单动态' })).toContainText('签收')
  })

  await test.step('the customer sees the same, and may see all of it', async () => {
    const track = page.getByRole('region', { name: '物流动态' })
    await expect(track).toContainText('已签收')
    await expect(track.getByRole('listitem')).toHaveCount(3)
    await track.getByRole('button', { name: '全部 6 条动态' }).click()
    await expect(track.getByRole('listitem').last()).toContainText('揽收')
    await expect(page.getByRole('main')).not.toContainText(note)
  })
})
