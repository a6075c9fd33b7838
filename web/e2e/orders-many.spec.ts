import type { Locator, Page } from '@playwright/test'
import { buyOne } from './buyer'
import { Desk } from './by-api'
import { calm } from './calm'
import { Agent, expect, Shopper, TABLE, test } from './journey'

const waybill = (n: number) => `SF123456789012${n}`
const rowsOf = (page: Page) =>
  page.getByRole('listbox', { name: '订单列表' }).getByRole('option').filter({ hasNotText: '退款中' })
const orderOf = (page: Page) => page.getByRole('complementary', { name: '订单详情' })
const dialog = (page: Page, name: string) => page.getByRole('dialog', { name, exact: true })
const press = (within: Page | Locator, name: string | RegExp) =>
  within.getByRole('button', typeof name === 'string' ? { name, exact: true } : { name }).click()
const happened = (page: Page) => orderOf(page).getByRole('list', { name: '订单动态' })
interface Listed {
  orders: { id: string; no: string; is_refunding: boolean }[]
}

test('many orders are noted and shipped at once, from the list and from a file', async ({
  browser,
  server,
}) => {
  test.setTimeout(180_000)
  // Two that nobody asks anything back of.
  for (const _ of [1, 2]) {
    const shopper = await Shopper.arrive(await browser.newContext(), server.url)
    await shopper.product(TABLE.code)
    await buyOne(shopper.page)
  }
  const desk = await Desk.of(server)
  const { page } = await Agent.signIn(await browser.newContext(), server.url)
  await page.getByRole('link', { name: '订单', exact: true }).click()
  await openTab(page, '待发货', '等待卖家发货')

  await test.step('a flag and a note on two of them, chosen with the mouse and the keyboard', async () => {
    await choose(page, 0)
    const list = page.getByRole('listbox', { name: '订单列表' })
    await rowsOf(page).nth(1).locator('.choose').click()
    await expect(page.getByText('已选 2 个订单')).toBeVisible()
    await expect(rowsOf(page).first()).toHaveAttribute('aria-checked', 'true')
    await calm(page)
    await press(page, '备注和旗帜')
    const form = dialog(page, '给 2 个订单备注')
    await expect(form.getByRole('button', { name: '写到 2 个订单' })).toBeDisabled()
    await form.getByRole('radio', { name: '红旗' }).check()
    await form.getByLabel(/^备注内容/).fill('周五一起发')
    await press(form, '写到 2 个订单')
    await expect(form).toHaveCount(0)
    await expect(rowsOf(page).filter({ hasText: '周五一起发' }).filter({ hasText: '红旗' })).toHaveCount(2)
    await list.focus()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Space')
    await expect(page.getByText('已选 1 个订单')).toBeVisible()
    await press(page, '取消选择')
  })

  await test.step('what is kept is found again, on another page too', async () => {
    await page.getByRole('combobox', { name: '旗帜' }).selectOption({ label: '红旗' })
    await press(page, '我的筛选')
    await page.getByRole('menuitem', { name: '保存当前筛选' }).click()
    const form = dialog(page, '保存当前筛选')
    await form.getByLabel(/^名称/).fill('周五发的')
    await press(form, '保存')
    await expect(form).toHaveCount(0)
    // The address keeps what was asked, once it rests.
    await expect(page).toHaveURL(/flag=1/)
    await page.reload()
    await expect(page.getByRole('combobox', { name: '旗帜' })).toHaveValue('1')
    await press(page, '清除筛选')
    await expect(page.getByRole('combobox', { name: '旗帜' })).toHaveValue('')
    await expect(page).not.toHaveURL(/flag=/)
    await press(page, '我的筛选')
    await page.getByRole('menuitem', { name: '周五发的', exact: true }).click()
    await expect(page.getByRole('combobox', { name: '旗帜' })).toHaveValue('1')
    await expect(rowsOf(page).filter({ hasText: '周五一起发' })).toHaveCount(2)
  })

  await test.step('two leave with a pasted column of waybills', async () => {
    await choose(page, 0)
    await choose(page, 1)
    await press(page, '批量发货')
    const form = dialog(page, '批量发货')
    const numbers = form.getByLabel(/的运单号$/)
    await numbers.first().evaluate(
      (field, text) => {
        const clipboardData = new DataTransfer()
        clipboardData.setData('text', text)
        field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
      },
      `${waybill(1)}\r\n${waybill(2)}\r\n`,
    )
    await expect(numbers.nth(1)).toHaveValue(waybill(2))
    for (const at of [0, 1]) await expect(form.getByLabel(/的快递公司$/).nth(at)).toHaveValue(/顺丰/)
    await press(form, '发货 2 个')
    await expect(form).toHaveCount(0)
    await expect(rowsOf(page).filter({ hasText: '周五一起发' })).toHaveCount(0)
  })

  await test.step('a file says what is wrong by line, and ships what is right', async () => {
    const path = 'orders?state=WAIT_SELLER_SEND_GOODS'
    const { orders } = await desk.call<Listed>('GET', path)
    const { no, id } = orders.find(({ is_refunding }) => !is_refunding)!
    await press(page, '从文件发货')
    const form = dialog(page, '从文件发货')
    const text = `订单编号,运单号\r\n="${no}",${waybill(3)}\r\n10000,${waybill(4)}\r\n`
    await form
      .locator('input[type=file]')
      .setInputFiles({ name: '发货.csv', mimeType: 'text/csv', buffer: Buffer.from(text) })
    await expect(form).toContainText('可以发货 1 个，有问题 1 处')
    await expect(form.getByRole('list', { name: '有问题的行' })).toContainText('第 3 行')
    await expect(form).toContainText('没有这个订单编号')
    await expect(form.getByRole('button', { name: '发货 1 个' })).toBeDisabled()
    await calm(page)
    await form.getByRole('radio', { name: '跳过有问题的，其余照发' }).check()
    await press(form, '发货 1 个')
    await expect(form).toHaveCount(0)
    const { state } = await desk.call<{ state: string }>('GET', `orders/${id}`)
    expect(state).toBe('WAIT_BUYER_CONFIRM_GOODS')
  })
})

test('what one may not do alone is asked for, answered by another, and done', async ({ browser, server }) => {
  test.setTimeout(180_000)
  const { page } = await Agent.signIn(await browser.newContext(), server.url)
  const { page: boss } = await Agent.signIn(await browser.newContext(), server.url, 'zhaoyun')
  await page.getByRole('link', { name: '订单', exact: true }).click()
  const asked = orderOf(page).getByRole('article')

  await test.step('a price beyond the limit goes to a supervisor', async () => {
    await openTab(page, '待付款', '等待买家付款')
    await rowsOf(page).first().click()
    await press(orderOf(page), '改价')
    const form = dialog(page, '改价')
    await form.getByLabel('整单涨价或折扣').and(form.getByRole('textbox')).fill('-50')
    await form.getByRole('radio', { name: '%', exact: true }).check()
    await press(form, '分摊到各商品')
    await form.getByLabel(/^运费/).fill('0')
    await press(form, '确认改价')
    await press(form, '申请审批这个价格')
    const request = dialog(page, '申请改价')
    await expect(request.getByRole('button', { name: '提交申请' })).toBeDisabled()
    await request.getByLabel(/^申请理由/).fill('老客户，样品有划痕')
    await press(request, '提交申请')
    await expect(form).toHaveCount(0)
    await expect(asked).toContainText('老客户，样品有划痕')
    await expect(asked).toContainText('待审批')
    await expect(asked.getByRole('button')).toHaveCount(0)
  })

  await test.step('the supervisor agrees, and it is the price', async () => {
    await boss.getByRole('link', { name: '订单', exact: true }).click()
    await press(boss, '待审批 1')
    const requests = dialog(boss, '审批')
    await expect(requests).toContainText('老客户，样品有划痕')
    await calm(boss)
    await press(requests, '同意并执行')
    await press(dialog(boss, '同意申请'), '同意并执行')
    await expect(requests).toContainText('没有待审批的申请')
    await expect(asked).toContainText('已同意')
    await expect(happened(page)).toContainText('修改价格')
    await press(requests, '关闭')
  })

  await test.step('a small compensation is given alone, a larger one is not', async () => {
    await openTab(page, '待发货', '等待卖家发货')
    await rowsOf(page).first().click()
    await press(orderOf(page), '小额赔付')
    const form = dialog(page, '小额赔付')
    await form.getByLabel(/^金额/).fill('51')
    await expect(form).toContainText('超过您能自己赔的金额')
    await form.getByLabel(/^金额/).fill('10')
    await form.getByRole('radio', { name: '发货或物流延误' }).check()
    await press(form, '确认赔付')
    await expect(form).toHaveCount(0)
    await expect(happened(page)).toContainText('小额赔付')
    await expect(orderOf(page).locator('.sums')).toContainText(/已退款\s*¥10(?!\d)/)
  })

  await test.step('whoever leads takes a file of orders, with a reason', async () => {
    await press(boss, '导出')
    const form = dialog(boss, '导出订单')
    await form.getByLabel(/^导出原因/).fill('月底对账')
    await form.getByRole('radio', { name: 'CSV', exact: true }).check()
    const file = boss.waitForEvent('download')
    await press(form, '导出')
    expect((await file).suggestedFilename()).toMatch(/^orders-.*\.csv$/)
    await expect(form).toHaveCount(0)
    await press(boss, '导出')
    await form.getByLabel(/^导出原因/).fill('补寄赠品')
    await form.getByRole('radio', { name: '不打码', exact: true }).check()
    await press(form, '导出')
    const whole = boss.waitForEvent('download')
    await press(form, '确定，导出不打码的文件')
    expect((await whole).suggestedFilename()).toMatch(/^orders-.*\.xlsx$/)
  })
})

test('a customer asks for an invoice, and has its number once it is issued', async ({ browser, server }) => {
  test.setTimeout(120_000)
  const shopper = await Shopper.arrive(await browser.newContext(), server.url)
  const buyer = shopper.page
  await shopper.product(TABLE.code)
  const id = await buyOne(buyer)
  await press(buyer, '申请发票')
  const form = dialog(buyer, '申请发票')
  await form.getByRole('radio', { name: '企业' }).check()
  await form.getByLabel('发票抬头').fill('小满工作室')
  await form.getByLabel('税号').fill('91350100M000100Y44')
  await form.getByLabel('收票邮箱').fill('xiaoman@example.com')
  await press(form, '提交')
  await expect(form).toContainText('税号不对')
  await form.getByLabel('税号').fill('9135 0100 m000 100y 43')
  await press(form, '提交')
  await expect(form).toHaveCount(0)
  await expect(buyer.getByText('已申请，等待店铺开票')).toBeVisible()

  const { page } = await Agent.signIn(await browser.newContext(), server.url)
  await page.goto(`${server.url}/console/qingmu/orders/${id}`)
  const invoice = orderOf(page).getByRole('region', { name: '发票' })
  await expect(invoice).toContainText('客户申请了发票')
  await expect(invoice).not.toContainText('xiaoman@example.com')
  await press(invoice, '显示开票信息')
  const why = dialog(page, '显示开票信息')
  await why.getByLabel(/^用途/).fill('开具发票')
  await press(why, '显示')
  await expect(invoice).toContainText('xiaoman@example.com')
  await press(invoice, '登记已开票')
  const issue = dialog(page, '登记已开票')
  await issue.getByLabel(/^发票号码/).fill('24442000000012345678')
  await press(issue, '登记')
  await expect(invoice).toContainText('已开票')
  await buyer.reload()
  await expect(buyer.getByText('已开票，发票号码 24442000000012345678')).toBeVisible()
})

async function openTab(page: Page, tab: string, state: string) {
  await page.getByRole('tab', { name: tab, exact: true }).click()
  await expect(rowsOf(page).first()).toContainText(state)
}
const choose = (page: Page, at: number) => rowsOf(page).nth(at).locator('.choose').click()
