import type { Locator, Page } from '@playwright/test'
import { calm } from './calm'
import { Agent, expect, test } from './journey'

const waybill = 'SF1234567890123'
const rowsOf = (page: Page) => page.getByRole('listbox', { name: '订单列表' }).getByRole('option')
const orderOf = (page: Page) => page.getByRole('complementary', { name: '订单详情' })
const act = (within: Locator, name: string) => within.getByRole('button', { name, exact: true })
const happened = (within: Locator) => within.getByRole('list', { name: '订单动态' })
/** As the console writes it: without decimals where there are none. */
function money(yuan: number) {
  const digits = Math.round(yuan * 100) % 100 === 0 ? 0 : 2
  return `¥${yuan.toLocaleString('zh-CN', { minimumFractionDigits: digits, maximumFractionDigits: digits })}`
}

const valuesOf = (fields: Locator) =>
  fields.evaluateAll((all) => all.map((field) => (field as HTMLInputElement).value))
/** What yuan add up to, in fen. */
const fenOf = (yuan: number[]) => yuan.reduce((sum, each) => sum + Math.round(each * 100), 0)

test('an order is repriced, noted and shipped, from the list and beside the chat', async ({
  browser,
  server,
}) => {
  test.setTimeout(180_000)
  const agent = await Agent.signIn(await browser.newContext(), server.url)
  const { page } = agent
  await page.getByRole('link', { name: '订单', exact: true }).click()
  const order = orderOf(page)

  await test.step('beyond the limit is refused at its field, with what was typed still there', async () => {
    await openFirst(page, '待付款', '等待买家付款')
    await act(order, '改价').click()
    const form = page.getByRole('dialog', { name: '改价' })
    const goods = await form.locator('.sum dd').first().innerText()
    const goodsYuan = Number(goods.replace(/[¥,]/g, ''))
    const half = Math.floor(goodsYuan / 2)
    const fields = form.getByLabel(/^涨价或折扣/)
    const before = (await valuesOf(fields)).map(Number)
    const all = form.getByLabel('整单涨价或折扣').and(form.getByRole('textbox'))
    await all.fill(String(-half))
    await form.getByRole('button', { name: '分摊到各商品' }).click()
    const spread = await valuesOf(fields)
    expect(fenOf(spread.map(Number))).toBe(-half * 100)
    await form.getByRole('button', { name: '确认改价' }).click()
    await expect(form.getByRole('alert')).toContainText('您最多可以优惠')
    expect(await valuesOf(fields)).toEqual(spread)
    // A lower total is changed at once; a higher one is the customer's to agree to (cards.spec.ts).
    await form.getByLabel(/^运费/).fill('0')
    const then = before.with(0, before[0]! - 1.5)
    for (const [at, yuan] of then.entries()) await fields.nth(at).fill(yuan.toFixed(2))
    const given = -fenOf(then) / 100
    await expect(form.locator('.sum dd').last()).toHaveText(money(goodsYuan - given))
    await form.getByRole('button', { name: '确认改价' }).click()
    await expect(form).toHaveCount(0)
    await expect(order.locator('.sums .discount')).toHaveText(`−${money(given)}`)
    await expect(order.locator('.sums .total')).toHaveText(money(goodsYuan - given))
    await expect(order.locator('.line .costs').first()).toContainText(`优惠 ${money(-then[0]!)}`)
    await expect(happened(order)).toContainText('修改价格')
    await expect(happened(order)).toContainText(`合计优惠 ${money(given)}，运费 ¥0`)
  })

  await test.step('what a colleague writes meanwhile is told, and nothing typed is lost', async () => {
    const boss = await Agent.signIn(await browser.newContext(), server.url, 'zhaoyun')
    await boss.page.goto(page.url())
    await act(order, '备注').click()
    const form = page.getByRole('dialog', { name: '备注' })
    await form.getByLabel(/^备注内容/).fill('送货前打电话，别按门铃')
    await note(boss.page, orderOf(boss.page), '主管看过', '蓝旗')
    await expect(form.getByRole('status').first()).toContainText('云舒改了备注')
    await expect(form.getByLabel(/^备注内容/)).toHaveValue('送货前打电话，别按门铃')
    await form.getByRole('radio', { name: '红旗' }).check()
    await expect(form).toContainText('33 / 1000 字节')
    await form.getByRole('button', { name: '保存备注' }).click()
    await expect(form).toHaveCount(0)
    await expect(order.locator('.note')).toContainText('别按门铃')
    const history = order.getByRole('region', { name: '备注记录' }).getByRole('listitem')
    await expect(history.first()).toContainText('小禾')
    await expect(history.nth(1)).toContainText('主管看过')
    await expect(rowsOf(page).filter({ hasText: '别按门铃' })).toContainText('红旗')
  })

  await test.step('what is not possible says why', async () => {
    await expect(act(order, '发货')).toHaveAttribute('aria-disabled', 'true')
    await expect(act(order, '发货')).toHaveAccessibleDescription('订单现在的状态不能这样做')
    await act(order, '发货').click({ force: true })
    await expect(page.getByRole('dialog', { name: '发货' })).toHaveCount(0)
  })

  await test.step('beside an open order the numbers of the list stand whole', async () => {
    for (const rows of ['紧凑', '宽松']) {
      await page.getByRole('button', { name: rows, exact: true }).click()
      const numbers = rowsOf(page).locator('.what small')
      const cut = () =>
        numbers.evaluateAll((all) => {
          const rightOf = (element: Element) => element.getBoundingClientRect().right
          return all.filter((small) => rightOf(small.firstElementChild!) > rightOf(small) + 0.5).length
        })
      await expect.poll(cut).toBe(0)
    }
  })

  await test.step('the same acts stand beside the chat', async () => {
    await order.getByRole('button', { name: '联系买家' }).click()
    const { side } = agent
    await side
      .locator('.order')
      .filter({ hasText: '等待买家付款' })
      .filter({ hasText: '红旗' })
      .first()
      .click()
    await act(side, '改价').click()
    const form = page.getByRole('dialog', { name: '改价' })
    const first = form.getByLabel(/^涨价或折扣/).first()
    await first.fill((Number(await first.inputValue()) - 1).toFixed(2))
    await form.getByRole('button', { name: '确认改价' }).click()
    await expect(form).toHaveCount(0)
    await expect(happened(side).getByText('修改价格').nth(1)).toBeVisible()
    await note(page, side, '包邮，已改价', '绿旗')
    await expect(side).toContainText('包邮，已改价')
  })

  await test.step('a paid order is shipped, and its timeline says so', async () => {
    await page.getByRole('link', { name: '订单', exact: true }).click()
    await openFirst(page, '待发货', '等待卖家发货')
    await act(order, '发货').click()
    const form = page.getByRole('dialog', { name: '发货' })
    await form.getByLabel(/^运单号/).fill(waybill)
    await form.getByRole('button', { name: /顺丰/ }).click()
    await form.getByRole('button', { name: '确认发货' }).click()
    await expect(form).toHaveCount(0)
    await expect(order).toContainText('卖家已发货')
    await expect(order).toContainText('****0123')
    await expect(happened(order)).toContainText('卖家发货')
    await act(order, '延长收货').click()
    await page.getByRole('dialog', { name: '延长收货' }).getByRole('button', { name: '确认延长' }).click()
    await expect(happened(order)).toContainText('延长收货')
  })
})

test('an unpaid order is closed for a reason, which it keeps', async ({ browser, server }) => {
  const { page } = await Agent.signIn(await browser.newContext(), server.url)
  await page.getByRole('link', { name: '订单', exact: true }).click()
  await openFirst(page, '待付款', '等待买家付款')
  const order = orderOf(page)
  await act(order, '关闭交易').click()
  const form = page.getByRole('dialog', { name: '关闭交易' })
  const close = form.getByRole('button', { name: '关闭交易' })
  await expect(close).toBeDisabled()
  await form.getByRole('radio', { name: '联系不上买家' }).check()
  await close.click()
  await expect(form).toHaveCount(0)
  await expect(order).toContainText('关闭原因：联系不上买家')
})

test('flag and note from the row', async ({ browser, server }) => {
  const { page } = await Agent.signIn(await browser.newContext(), server.url)
  await page.getByRole('link', { name: '订单', exact: true }).click()
  await page.getByRole('tab', { name: '待付款', exact: true }).click()
  await expect(rowsOf(page).first()).toContainText('等待买家付款')
  const no = /\d{6,}/.exec(await rowsOf(page).first().innerText())![0]
  const row = rowsOf(page).filter({ hasText: no })
  const tools = page.getByRole('group', { name: `订单 ${no} 的操作` })
  const menu = page.getByRole('menu', { name: `订单 ${no} 的操作` })

  await test.step('a flag with two presses', async () => {
    await tools.getByRole('button', { name: /的旗帜/ }).click()
    await page.getByRole('menuitemradio', { name: '黄旗' }).click()
    const yellow = tools.getByRole('button', { name: /的旗帜：黄旗$/ })
    await yellow.click()
    await calm(page)
    await page.getByRole('menuitemradio', { name: '紫旗' }).click()
    await expect(row).toContainText('紫旗')
    await expect(tools.getByRole('button', { name: /的旗帜：紫旗$/ })).toBeVisible()
  })

  await test.step('what is not possible says why, and the keyboard comes back', async () => {
    const more = tools.getByRole('button', { name: /^更多操作/ })
    await more.focus()
    await page.keyboard.press('ArrowDown')
    const ship = menu.getByRole('menuitem', { name: /^发货/ })
    await expect(ship).toHaveAttribute('aria-disabled', 'true')
    await expect(ship).toContainText('订单现在的状态不能这样做')
    await calm(page)
    await page.keyboard.press('Escape')
    await expect(menu).toHaveCount(0)
    await expect(more).toBeFocused()
  })

  await test.step('a note from the menu, and again at its mark', async () => {
    const form = page.getByRole('dialog', { name: '备注' })
    await tools.getByRole('button', { name: /^更多操作/ }).click()
    await menu.getByRole('menuitem', { name: '备注', exact: true }).click()
    await form.getByLabel(/^备注内容/).fill('从列表里写的')
    await form.getByRole('button', { name: '保存备注' }).click()
    await expect(form).toHaveCount(0)
    await expect(row).toContainText('从列表里写的')
    await expect(row).toContainText('紫旗')
    await row.locator('.noted').click()
    await expect(form.getByLabel(/^备注内容/)).toHaveValue('从列表里写的')
    await form.getByRole('button', { name: '取消' }).click()
    await expect(orderOf(page)).toHaveCount(0)
  })

  await test.step('what its state waits for stands in the row that is pointed at', async () => {
    await row.hover()
    await tools.getByRole('button', { name: /^改价/ }).click()
    await expect(page.getByRole('dialog', { name: '改价' })).toBeVisible()
    await page.keyboard.press('Escape')
  })

  await test.step('dense rows stay dense', async () => {
    await page.getByRole('button', { name: '紧凑', exact: true }).click()
    const height = async () => (await rowsOf(page).first().boundingBox())?.height
    await expect.poll(height).toBe(36)
    await calm(page)
    await page.reload()
    await expect.poll(height).toBe(36)
    await page.getByRole('button', { name: '宽松', exact: true }).click()
  })
})

test('orders fit a phone, and the keyboard', async ({ browser, server }) => {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } })
  const { page } = await Agent.signIn(context, server.url)
  await page.goto(`${server.url}/console/qingmu/orders`)
  const list = page.getByRole('listbox', { name: '订单列表' })
  await list.focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(happened(orderOf(page))).toBeVisible()
  expect((await orderOf(page).boundingBox())?.width).toBe(390)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  await page.keyboard.press('Escape')
  await expect(orderOf(page)).toHaveCount(0)
  await expect(list).toBeFocused()
})

/** The newest order of a tab that has no refund under way. */
async function openFirst(page: Page, tab: string, state: string) {
  await page.getByRole('tab', { name: tab, exact: true }).click()
  await expect(rowsOf(page).first()).toContainText(state)
  await rowsOf(page).filter({ hasText: state }).filter({ hasNotText: '退款中' }).first().click()
  await expect(orderOf(page)).toContainText(state)
}

async function note(page: Page, within: Locator, words: string, flag: string) {
  await act(within, '备注').click()
  const form = page.getByRole('dialog', { name: '备注' })
  await form.getByLabel(/^备注内容/).fill(words)
  await form.getByRole('radio', { name: flag }).check()
  await form.getByRole('button', { name: '保存备注' }).click()
  await expect(form).toHaveCount(0)
}
