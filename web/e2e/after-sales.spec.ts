import { randomUUID } from 'node:crypto'
import type { Locator, Page } from '@playwright/test'
import { buyOne } from './buyer'
import { Desk } from './by-api'
import { calm } from './calm'
import { Agent, expect, Shopper, TABLE, test } from './journey'
import { png } from './png'

const orderOf = (page: Page) => page.getByRole('complementary', { name: '订单详情' })
const queueOf = (page: Page) => page.getByRole('list', { name: '售后列表' }).getByRole('listitem')
const form = (page: Page, name: string) => page.getByRole('dialog', { name })
const act = (within: Locator, name: string) => within.getByRole('button', { name, exact: true })
const steps = (within: Locator) => within.getByRole('list', { name: /的售后记录$/ })

test('a case is taken from the board, talked over, refused with a reason and decided', async ({
  browser,
  server,
}) => {
  test.setTimeout(240_000)
  const desk = await Desk.of(server)
  const buyer = await Buyer.withOneOrder(await Shopper.arrive(await browser.newContext(), server.url))
  await desk.ship(buyer.order)
  await buyer.ask({ kind: 'goods_back', reason: 'quality', amount_fen: 100_000, words: '桌面有一道裂纹' })
  const { no } = await desk.call<{ no: string }>('GET', `orders/${buyer.order}`)
  const { page } = await Agent.signIn(await browser.newContext(), server.url)
  await page.getByRole('link', { name: '售后', exact: true }).click()
  const row = queueOf(page).filter({ hasText: no })
  const order = orderOf(page)

  await test.step('the board says what is asked, how long there is, and what happens then', async () => {
    await page.getByRole('searchbox', { name: /^订单号/ }).fill(no)
    await expect(queueOf(page)).toHaveCount(1)
    await expect(row).toContainText('退货退款 ¥1,000')
    await expect(row).toContainText('质量问题')
    await expect(row).toContainText(/剩 1 天|剩 4\d:/)
    await expect(row).toContainText('到时没人处理，就算同意了申请')
    await expect(row).toContainText('轮到店铺：同意申请')
    await calm(page)
  })

  await test.step('it waits for the shop and for nobody else, also after a reload', async () => {
    const turn = page.getByLabel('轮到谁')
    await turn.selectOption('等买家')
    await expect(queueOf(page)).toHaveCount(0)
    await turn.selectOption('轮到店铺')
    await expect(row).toBeVisible()
    await expect(page).toHaveURL(/turn=shop/)
    await page.reload()
    await expect(turn).toHaveValue('shop')
    await expect(page.getByRole('searchbox', { name: /^订单号/ })).toHaveValue(no)
    await expect(row).toBeVisible()
    await turn.selectOption('不限轮到谁')
  })

  await test.step('it is taken, and stands under mine', async () => {
    await row.getByRole('button', { name: /由谁跟进/ }).click()
    await page.getByRole('menuitem', { name: '我来跟进' }).click()
    await expect(row).toContainText('小禾')
    await page.getByRole('tab', { name: /^我的/ }).click()
    await expect(row).toBeVisible()
  })

  await test.step('the keyboard opens it, with what the customer wrote', async () => {
    await row.locator('.case-row').focus()
    await page.keyboard.press('Enter')
    await order.getByText('售后记录').click()
    await expect(steps(order)).toContainText('桌面有一道裂纹')
    await calm(page)
  })

  await test.step('a proposal is declined, and it stays as it was asked', async () => {
    await act(order, '提出方案').click()
    const propose = form(page, '提出方案')
    await propose.getByRole('radio', { name: '仅退款' }).check()
    await propose.getByLabel(/^退款金额/).fill('200')
    await propose.getByLabel(/^说明/).fill('补偿 200 元，不用寄回')
    await propose.getByRole('button', { name: '发给买家' }).click()
    await expect(propose).toHaveCount(0)
    await expect(order).toContainText('店铺的方案：仅退款 ¥200')
    await buyer.does('proposal', { accept: false })
    await expect(steps(order)).toContainText('买家不接受方案')
  })

  await test.step('a refusal needs its reason', async () => {
    await act(order, '拒绝申请').click()
    const refuse = form(page, '拒绝申请')
    await expect(refuse.getByRole('button', { name: '拒绝申请' })).toBeDisabled()
    await refuse.getByLabel(/^拒绝的原因/).fill('裂纹是搬动造成的')
    await refuse.getByRole('button', { name: '拒绝申请' }).click()
    await expect(refuse).toHaveCount(0)
    await expect(order).toContainText('店铺已拒绝')
    await expect(steps(order)).toContainText('裂纹是搬动造成的')
  })

  await test.step('before the platform the shop shows its evidence, and only leaders decide', async () => {
    await buyer.does('platform', { words: '开箱就有裂纹', pictures: [] })
    await expect(order).toContainText('平台介入')
    await act(order, '补充凭证').click()
    const evidence = form(page, '补充凭证')
    const chosen = page.waitForEvent('filechooser')
    await evidence.getByRole('button', { name: '添加图片' }).click()
    const picture = { name: '出厂照.png', mimeType: 'image/png', buffer: png(320, 200, 'green') }
    await (await chosen).setFiles(picture)
    await expect(evidence.getByRole('listitem')).toHaveCount(1)
    await evidence.getByRole('button', { name: '补充凭证' }).click()
    await expect(evidence).toHaveCount(0)
    await expect(steps(order).getByRole('button', { name: /^第 1 张图片/ })).toBeVisible()
    await expect(act(order, '裁决')).toHaveCount(0)
  })

  await test.step('the supervisor writes down the decision, and the money goes back', async () => {
    const boss = await Agent.signIn(await browser.newContext(), server.url, 'zhaoyun')
    await boss.page.goto(page.url())
    await act(orderOf(boss.page), '裁决').click()
    const decide = form(boss.page, '裁决')
    await decide.getByRole('radio', { name: '支持买家' }).check()
    await decide.getByLabel(/^退给买家/).fill('300')
    await decide.getByRole('button', { name: '确认裁决' }).click()
    await expect(decide).toHaveCount(0)
    await expect(steps(order)).toContainText('裁决：支持买家')
    // The queue stands still under the pointer.
    await page.mouse.move(1, 1)
    await expect(queueOf(page)).toHaveCount(0)
  })
})

test('an exchange goes on until the other one is there', async ({ browser, server }) => {
  test.setTimeout(180_000)
  const desk = await Desk.of(server)
  const buyer = await Buyer.withOneOrder(await Shopper.arrive(await browser.newContext(), server.url))
  await desk.ship(buyer.order)
  await buyer.ask({ kind: 'exchange', reason: 'wrong', words: '发成了小一号的' })
  const { page } = await Agent.signIn(await browser.newContext(), server.url)
  await page.goto(`${server.url}/console/qingmu/after-sales/${buyer.order}`)
  const order = orderOf(page)
  const confirm = async (name: string) => {
    await act(order, name).click()
    await form(page, name).getByRole('button', { name, exact: true }).click()
    await expect(form(page, name)).toHaveCount(0)
  }

  await confirm('同意申请')
  await expect(order).toContainText('等买家寄回')
  await buyer.does('parcel', { carrier: '顺丰速运', waybill: 'SF1234567890124' })
  await confirm('收到退货')
  await expect(order).toContainText('到时还没寄出，由平台介入')
  await act(order, '寄出商品').click()
  await form(page, '寄出商品')
    .getByLabel(/^运单号/)
    .fill('SF1234567890125')
  await form(page, '寄出商品').getByRole('button', { name: /顺丰/ }).click()
  await form(page, '寄出商品').getByRole('button', { name: '确认寄出' }).click()
  await expect(order).toContainText('等买家确认收到')
  await buyer.does('confirmation', {})
  await expect(order).toContainText('售后完成')
})

test('the shop sends another piece before it is asked, and the case is found when it is over', async ({
  browser,
  server,
}) => {
  test.setTimeout(180_000)
  const desk = await Desk.of(server)
  const buyer = await Buyer.withOneOrder(await Shopper.arrive(await browser.newContext(), server.url))
  await desk.ship(buyer.order)
  const { no } = await desk.call<{ no: string }>('GET', `orders/${buyer.order}`)
  const { page } = await Agent.signIn(await browser.newContext(), server.url)
  await page.goto(`${server.url}/console/qingmu/after-sales/${buyer.order}`)
  const order = orderOf(page)
  await order.getByRole('button', { name: /^给买家补发/ }).click()
  const reissue = form(page, '补发')
  await reissue.getByRole('radio', { name: '运输破损' }).check()
  await calm(page)
  await reissue.getByRole('button', { name: '确认补发' }).click()
  await expect(order).toContainText('等店铺寄出')
  await act(order, '寄出商品').click()
  const resend = form(page, '寄出商品')
  await resend.getByLabel(/^运单号/).fill('SF1234567890126')
  await resend.getByRole('button', { name: /顺丰/ }).click()
  await resend.getByRole('button', { name: '确认寄出' }).click()
  await expect(order).toContainText('等买家确认收到')
  await buyer.does('confirmation', {})
  await expect(order).toContainText('售后完成')

  await page.goto(`${server.url}/console/qingmu/after-sales`)
  await page.getByRole('tab', { name: '已结束' }).click()
  await page.getByRole('searchbox', { name: /^订单号/ }).fill(no)
  await page.getByRole('combobox', { name: '售后类型' }).selectOption('补发')
  await expect(queueOf(page)).toHaveCount(1)
  await expect(queueOf(page)).toContainText('结束')
  await calm(page)
  await page.getByRole('combobox', { name: '申请原因' }).selectOption('少件')
  await expect(queueOf(page)).toHaveCount(0)
})

test('the board fits a phone, and J and K move', async ({ browser, server }) => {
  const viewport = { width: 390, height: 844 }
  const context = await browser.newContext({ viewport, isMobile: true, hasTouch: true })
  const { page } = await Agent.signIn(context, server.url)
  await page.goto(`${server.url}/console/qingmu/after-sales`)
  await expect(queueOf(page).nth(1)).toBeVisible()
  // Whoever has no keys is told of none.
  await expect(page.getByText('J、K 上下移动')).toBeHidden()
  await calm(page)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  const rows = page.locator('.case-row')
  await rows.first().focus()
  await page.keyboard.press('j')
  await expect(rows.nth(1)).toBeFocused()
  await page.keyboard.press('k')
  await expect(rows.first()).toBeFocused()
  await page.keyboard.press('Enter')
  expect((await orderOf(page).boundingBox())?.width).toBe(390)
  await page.keyboard.press('Escape')
  await expect(orderOf(page)).toHaveCount(0)
  await expect(rows.first()).toBeFocused()
})

/** The customer's side without its screens: by the routes of the shop's page, with the chat's own token. */
class Buyer {
  private constructor(
    private page: Page,
    private at: string,
    private authorization: string,
    readonly order: string,
  ) {}

  static async withOneOrder(shopper: Shopper): Promise<Buyer> {
    const { page } = shopper
    await shopper.product(TABLE.code)
    const order = await buyOne(page)
    const asked = page.waitForRequest((request) => request.url().endsWith(`/mine/orders/${order}`))
    await page.reload()
    const request = await asked
    const { authorization = '' } = await request.allHeaders()
    return new Buyer(page, request.url(), authorization, order)
  }
  ask(wish: object) {
    return this.#send('refunds/0', wish)
  }
  does(what: string, body: object) {
    return this.#send(`refunds/0/${what}`, body)
  }
  async #send(path: string, body: object) {
    const headers = { authorization: this.authorization }
    const { rev } = await (await this.page.request.get(this.at, { headers })).json()
    const data = { key: randomUUID(), rev, ...body }
    const answer = await this.page.request.post(`${this.at}/${path}`, { headers, data })
    expect(answer.ok(), `${path}: ${await answer.text()}`).toBe(true)
  }
}
