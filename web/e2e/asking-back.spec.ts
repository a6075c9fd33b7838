import type { Locator, Page } from '@playwright/test'
import { answer, button, buyOne, heading } from './buyer'
import { Desk } from './by-api'
import { calm } from './calm'
import { expect, Shopper, TABLE, test } from './journey'
import { png } from './png'

const MADE_TO_ORDER = 'QM-SZ-007'
const main = (page: Page) => page.getByRole('main')
const act = (page: Page, name: string) => page.getByRole('button', { name: new RegExp(`^${name} `) })
const form = (page: Page, name: string) => page.getByRole('dialog', { name })

test('goods go back, the shop will not have them, and the platform decides', async ({ browser, server }) => {
  test.setTimeout(240_000)
  const desk = await Desk.of(server)
  const shopper = await Shopper.arrive(await browser.newContext(), server.url)
  const { page } = shopper
  await shopper.product(TABLE.code)
  const order = await buyOne(page)
  await desk.ship(order)
  await expect(heading(page, '已发货')).toBeVisible()

  await test.step('a reason is needed, and a broken picture says so', async () => {
    await act(page, '申请售后').click()
    const ask = form(page, '申请售后')
    await ask.getByRole('radio', { name: /^退货退款/ }).check()
    await ask.getByRole('button', { name: '提交申请' }).click()
    await expect(ask.getByText('请选择申请的原因。')).toBeVisible()
    await expect(ask.getByLabel('原因')).toBeFocused()
    await choose(ask, '缺一半.png', png(320, 200, 'red').subarray(0, 200))
    await expect(ask.getByText(/图片不完整/)).toBeVisible()
    await ask.getByLabel('原因').selectOption({ label: '质量问题' })
    await expect(ask).toContainText('寄回运费由店铺承担')
    await ask.getByRole('button', { name: '提交申请' }).click()
    await expect(ask.getByRole('alert')).toContainText('请移除后再提交')
    await ask.getByRole('button', { name: '移除 缺一半.png' }).click()
    await choose(ask, '裂纹.png', png(320, 200, 'red'))
    await expect(ask.getByRole('progressbar')).toHaveCount(0)
    await ask.getByLabel('说明').fill('桌面有一道裂纹')
    await calm(page)
    await ask.getByRole('button', { name: '提交申请' }).click()
    await expect(main(page)).toContainText('等待店铺处理售后')
    await expect(main(page)).toContainText('系统自动同意')
  })

  await test.step('what was asked is changed, with all that was there', async () => {
    await act(page, '修改申请').click()
    const change = form(page, '修改申请')
    await expect(change.getByLabel('说明')).toHaveValue('桌面有一道裂纹')
    await expect(change.locator('.shot img')).toHaveCount(1)
    await change.getByLabel(/^退款金额/).fill('1000')
    await change.getByRole('button', { name: '提交申请' }).click()
    await expect(main(page)).toContainText('等待店铺处理售后 · ¥1,000')
  })

  await test.step('a proposal is declined, and the request goes on', async () => {
    const proposal = { kind: 'money_only', amount_fen: 20_000, words: '补偿 200 元，不用寄回' }
    await desk.answer(order, 'propose', proposal)
    await expect(main(page)).toContainText('店铺提出的方案')
    await expect(main(page)).toContainText(/仅退款\s*¥200/)
    await act(page, '不接受方案').click()
    await answer(page, '不接受方案', '不接受方案')
    await expect(main(page)).not.toContainText('店铺提出的方案')
  })

  await test.step('the goods go back and are refused', async () => {
    await desk.answer(order, 'agree')
    await act(page, '填写寄回单号').click()
    const parcel = form(page, '填写寄回单号')
    await parcel.getByLabel('快递公司').fill('中通快递')
    await parcel.getByLabel('快递单号').fill('73100012345678')
    await parcel.getByRole('button', { name: '保存' }).click()
    await expect(main(page)).toContainText('等待店铺收到退货')
    await desk.answer(order, 'refuse_return', { words: '收到的不是这张桌子', pictures: [] })
    await expect(main(page)).toContainText('店铺没有同意')
    await page.getByText(/^售后记录/).click()
    await expect(main(page)).toContainText('收到的不是这张桌子')
    await expect(main(page)).toContainText('73100012345678')
    await calm(page)
  })

  await test.step('the platform is told, shown, and decides', async () => {
    await act(page, '申请平台介入').click()
    const plea = form(page, '申请平台介入')
    await plea.getByRole('button', { name: '提交' }).click()
    await expect(plea.getByText('请写明情况')).toBeVisible()
    await plea.getByLabel('说明').fill('寄回的就是收到的那张，有照片')
    await plea.getByRole('button', { name: '提交' }).click()
    await expect(main(page)).toContainText('平台正在处理')
    await act(page, '补充凭证').click()
    const evidence = form(page, '补充凭证')
    await choose(evidence, '打包.png', png(200, 200, 'blue'))
    await expect(evidence.getByRole('progressbar')).toHaveCount(0)
    await evidence.getByRole('button', { name: '提交' }).click()
    await expect(evidence).toHaveCount(0)
    await desk.decide(order, 50_000)
    await expect(main(page)).toContainText('退款成功')
    await expect(main(page)).toContainText('判定支持买家')
  })

  await test.step('somebody else finds nothing there', async () => {
    const other = await Shopper.arrive(await browser.newContext(), server.url)
    await other.visit(`/orders/${order}`)
    await expect(heading(other.page, '这里什么也没有')).toBeVisible()
  })
})

test('goods made to order are no matter of taste, and what is missing comes later', async ({
  browser,
  server,
}) => {
  test.setTimeout(180_000)
  const desk = await Desk.of(server)
  const viewport = { width: 390, height: 844 }
  const shopper = await Shopper.arrive(await browser.newContext({ viewport }), server.url)
  const { page } = shopper
  await shopper.product(MADE_TO_ORDER)
  const order = await buyOne(page)
  await desk.ship(order)
  await expect(heading(page, '已发货')).toBeVisible()
  await act(page, '申请售后').click()
  const ask = form(page, '申请售后')
  await expect(ask).toContainText('定制商品不支持七天无理由')
  await expect(ask.getByRole('option', { name: '七天无理由' })).toHaveCount(0)
  await ask.getByRole('radio', { name: /^补发/ }).check()
  await expect(ask.getByLabel(/^退款金额/)).toHaveCount(0)
  await ask.getByLabel('原因').selectOption({ label: '少发、漏发' })
  await ask.getByLabel('说明').fill('少了一包螺丝')
  await calm(page)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  await ask.getByRole('button', { name: '提交申请' }).click()
  await expect(main(page)).toContainText('补发 · 少发、漏发')
  await desk.answer(order, 'agree')
  await expect(main(page)).toContainText('等待店铺寄出')
  await desk.answer(order, 'resend', { carrier: '中通快递', waybill: '73100012345679' })
  await act(page, '确认收到').click()
  await answer(page, '确认收到', '确认收到')
  await expect(main(page)).toContainText('售后完成')
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
})

test('what came is confirmed, and where the rest is paid back the order is done', async ({
  browser,
  server,
}) => {
  const desk = await Desk.of(server)
  const shopper = await Shopper.arrive(await browser.newContext(), server.url)
  const { page } = shopper
  await shopper.product(TABLE.code)
  await button(page, '增加一件').click()
  const order = await buyOne(page)
  await expect(main(page)).toContainText(/应在 .+ 前发货/)
  await desk.shipPart(order, 1)
  await expect(heading(page, '部分发货')).toBeVisible()
  await expect(main(page)).toContainText(/应在 .+ 前发出/)
  await button(page, '确认收到的部分').click()
  await answer(page, '确认收到的部分', '确认收到的部分')
  await expect(button(page, '确认收到的部分')).toHaveCount(0)
  await expect(heading(page, '部分发货')).toBeVisible()
  await act(page, '申请售后').click()
  const ask = form(page, '申请售后')
  await ask.getByLabel('原因').selectOption({ label: '其他原因' })
  await ask.getByLabel(/^退款金额/).fill('2380')
  await ask.getByRole('button', { name: '提交申请' }).click()
  await expect(main(page)).toContainText('等待店铺处理售后')
  await desk.answer(order, 'pay')
  await expect(heading(page, '交易完成')).toBeVisible()
})

async function choose(within: Locator, name: string, buffer: Buffer) {
  await within.locator('input[type=file]').setInputFiles({ name, mimeType: 'image/png', buffer })
}
