import type { BrowserContext, Page } from '@playwright/test'
import { answer, button, buyOne, fillAddress, heading } from './buyer'
import { calm } from './calm'
import { expect, SHOP, Shopper, TABLE, test } from './journey'

for (const width of [390, 3840])
  test(`buying is calm at ${width} pixels, and two windows do not quarrel`, async ({ browser, server }) => {
    test.setTimeout(180_000)
    const viewport = { width, height: width < 500 ? 844 : 2160 }
    const context = await browser.newContext({ viewport, reducedMotion: 'reduce' })
    const shopper = await Shopper.arrive(context, server.url)
    const { page } = shopper

    await shopper.visit('/orders')
    await expect(page.getByText('还没有订单')).toBeVisible()
    await looks(page)
    await shopper.product(TABLE.code)
    await button(page, '加入购物车').click()
    await expect(page.getByText('已加入购物车，共 1 件。')).toBeVisible()
    await looks(page)
    await page.getByRole('link', { name: '去购物车结算' }).click()
    await expect(button(page, '去结算')).toBeEnabled()
    await looks(page)
    await button(page, '去结算').click()
    await button(page, '提交订单').click()
    await expect(page.getByText('请填写手机号')).toBeVisible()
    await looks(page)
    await fillAddress(page)
    await button(page, '提交订单').click()
    await expect(page.getByRole('dialog', { name: '模拟支付' })).toBeVisible()
    await looks(page)
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog', { name: '模拟支付' })).toHaveCount(0)
    await looks(page)

    await quarrel(context, page)
    await shopper.visit('/orders')
    await expect(page.locator('.order-card')).toContainText('交易关闭')
    await looks(page)
    await context.close()
  })

test('what was asked back is withdrawn, and can be asked for again', async ({ browser, server }) => {
  const shopper = await Shopper.arrive(await browser.newContext(), server.url)
  const { page } = shopper
  await shopper.product(TABLE.code)
  await buyOne(page)
  const paid = await page.locator('.till .sums div').filter({ hasText: '实付' }).locator('dd').innerText()
  expect(paid).toMatch(/^¥[1-9]/)
  const refund = () => page.getByRole('button', { name: `申请售后 ${TABLE.title}` })
  await refund().click()
  const whole = `发货前全额退回：${paid}`
  await expect(page.getByRole('dialog', { name: '申请售后' }).getByText(whole, { exact: true })).toBeVisible()
  await calm(page)
  await answer(page, '申请售后', '提交申请')
  await expect(page.getByRole('main')).toContainText('等待店铺处理售后')
  await page.getByRole('button', { name: `撤销申请 ${TABLE.title}` }).click()
  await answer(page, '撤销申请', '撤销申请')
  await expect(page.getByRole('main')).toContainText('售后已关闭')
  await expect(refund()).toBeVisible()
  // What was typed once is there the next time, on this device.
  await page.goto(`${server.url}/store/${SHOP}/goods/${TABLE.code}`)
  await button(page, '立即购买').click()
  await expect(page.getByRole('textbox', { name: '收货人' })).toHaveValue('林小满')
})

/** Axe finds nothing, and nothing hangs over the edge. */
async function looks(page: Page) {
  await calm(page)
  const spill = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  expect.soft(spill, page.url()).toBeLessThanOrEqual(0)
}

/** One window moves the order elsewhere while the other asks whether to cancel it. */
async function quarrel(context: BrowserContext, page: Page) {
  await button(page, '取消订单').click()
  const other = await context.newPage()
  await other.goto(page.url().replace(/\?.*/, ''))
  await button(other, '修改地址').click()
  await other.getByRole('textbox', { name: '详细地址' }).fill('杭州市拱墅区湖墅南路 2 号')
  await answer(other, '修改地址', '保存')
  await expect(other.getByRole('main')).toContainText('湖墅南路')
  await other.close()
  await answer(page, '取消订单', '取消订单')
  await expect(page.getByRole('alert')).toContainText('订单刚刚有了变化')
  await expect(page.getByRole('main')).toContainText('湖墅南路')
  await answer(page, '取消订单', '取消订单')
  await expect(heading(page, '交易关闭')).toBeVisible()
}
