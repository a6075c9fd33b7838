import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { answer, button, fillAddress, heading, known } from './buyer'
import { Desk } from './by-api'
import { calm } from './calm'
import { expect, Shopper, TABLE, test } from './journey'

const terms = (first_fen: number) => ({
  name: '大件配送',
  charge_by: 'piece',
  usual: { first: 1, first_fen, further: 1, further_fen: 500 },
  regional: [],
  not_delivered: ['西藏'],
  surcharges: [{ provinces: ['青海'], fen: 800 }],
  free: [{ provinces: [], min_fen: null, min_pieces: 3 }],
  services: [{ code: 'upstairs', name: '送货上楼', fee_fen: 3_000, per_piece: false }],
})
const till = (page: Page) => page.locator('.till')

test('what the way costs is told before anybody orders, and never changes silently', async ({
  browser,
  server,
}) => {
  test.setTimeout(180_000)
  const desk = await Desk.of(server)
  const made = await desk.call<{ id: string; rev: number }>('POST', 'delivery-templates', terms(1_200))
  const description = '<p>手工打磨</p><script>document.title = "坏"</script><img src="x" onerror="alert(1)">'
  await edit(desk, [
    { field: 'template', value: made.id },
    { field: 'description', value: description },
  ])
  const shopper = await Shopper.arrive(await browser.newContext(), server.url)
  const { page } = shopper

  await test.step("the product's page tells the terms, and shows what the shop wrote behind glass", async () => {
    await shopper.product(TABLE.code)
    const delivery = page.locator('.delivery')
    for (const words of ['运费 ¥12 起', '满 3 件包邮', '不配送：西藏', '送货上楼 ¥30'])
      await expect(delivery).toContainText(words)
    const frame = page.locator('iframe.description')
    await expect(frame).toHaveAttribute('sandbox', '')
    await expect(frame).toHaveAttribute('srcdoc', /手工打磨/)
    await expect(frame).not.toHaveAttribute('srcdoc', /<script|onerror/)
    await expect(page).toHaveTitle(new RegExp(TABLE.title))
  })

  await test.step('where nothing is delivered is said at the address', async () => {
    await button(page, '立即购买').click()
    await fillAddress(page)
    await sendTo(page, '西藏自治区拉萨市城关区北京中路 1 号')
    await expect(page.getByText('有商品不能送到这个地址')).toBeVisible()
    await button(page, '提交订单').click()
    await expect(till(page).getByRole('alert')).toContainText('不能送到这个地址')
    await calm(page)
  })

  await test.step('freight, services and what would make it free', async () => {
    await sendTo(page, '浙江省杭州市西湖区文三路 1 号')
    await expect(till(page)).toContainText('¥12')
    await expect(till(page)).toContainText('送到浙江')
    await expect(till(page)).toContainText('再买 2 件就包邮')
    await page.getByRole('checkbox', { name: /送货上楼/ }).check()
    await expect(till(page).locator('.sum-total')).toContainText('¥2,422')
  })

  await test.step('another total is shown before it is taken', async () => {
    await desk.call('PUT', `delivery-templates/${made.id}`, { rev: made.rev, terms: terms(2_000) })
    await button(page, '提交订单').click()
    await expect(till(page).getByRole('alert')).toContainText('金额刚刚有变化')
    await expect(till(page).locator('.sum-total')).toContainText('¥2,430')
    await button(page, '提交订单').click()
    await expect(page.getByRole('dialog', { name: '模拟支付' })).toContainText('¥2,430')
    await answer(page, '模拟支付', '稍后再付')
  })

  await test.step('another address costs the way there, and that is paid', async () => {
    await expect(till(page)).toContainText('¥50')
    await button(page, '修改地址').click()
    const form = page.getByRole('dialog', { name: '修改地址' })
    await expect(form).toContainText('运费按新地址计算')
    await form.getByRole('textbox', { name: '详细地址' }).fill('青海省西宁市城中区长江路 1 号')
    await calm(page)
    await answer(page, '修改地址', '保存')
    await expect(till(page)).toContainText('¥58')
    await calm(page)
    await button(page, '去付款').click()
    await answer(page, '模拟支付', '确认模拟支付 ¥2,438')
    await expect(heading(page, '等待发货')).toBeVisible()
    await expect(page.getByText('大件服务：送货上楼')).toBeVisible()
  })
})

async function sendTo(page: Page, address: string) {
  await page.getByRole('textbox', { name: '详细地址' }).fill(address)
  await known(page)
}

async function edit(desk: Desk, edits: object[]) {
  const id = await desk.product(TABLE.code)
  const { rev } = await desk.call<{ rev: number }>('GET', `goods/${id}`)
  await desk.call('PUT', `goods/${id}`, { key: randomUUID(), rev, edits })
}
