import type { Locator, Page } from '@playwright/test'
import { calm } from './calm'
import { Agent, expect, SHOP, test } from './journey'

/** A copy has a code of its own, and no order waits for it. */
const [CHAIR, COPY] = ['QM-CY-001', 'QM-CY-001-2']
const rowsOf = (page: Page) => page.getByRole('tabpanel', { name: '商品列表' }).getByRole('listitem')
const dialog = (page: Page, name: string | RegExp) => page.getByRole('dialog', { name })
const press = (within: Page | Locator, name: string | RegExp) =>
  within.getByRole('button', typeof name === 'string' ? { name, exact: true } : { name }).click()
const look = (page: Page, code: string) => page.getByRole('searchbox', { name: '标题、编码' }).fill(code)
const toTab = (page: Page, name: string) => page.getByRole('tab', { name, exact: true }).click()

async function open(page: Page, code: string) {
  await look(page, code)
  await expect(rowsOf(page)).toHaveCount(1)
  await rowsOf(page).getByRole('button').first().click()
  await expect(page.getByLabel('商家编码', { exact: true })).toHaveValue(code)
}

test('a product gets pieces SKU by SKU, is deleted, found and restored', async ({ browser, server }) => {
  test.setTimeout(120_000)
  const { page } = await Agent.signIn(await browser.newContext(), server.url, 'zhaoyun')
  await page.goto(`${server.url}/console/${SHOP}/goods`)

  await test.step('a copy of a chair', async () => {
    await open(page, CHAIR)
    await press(page, '复制商品')
    await expect(page.getByLabel('商家编码', { exact: true })).toHaveValue(COPY)
  })

  await test.step('its first SKU gets 30 pieces beside the sheet, by preview', async () => {
    await page.goto(`${server.url}/console/${SHOP}/goods/assistant`)
    await look(page, COPY)
    const rows = page.getByRole('grid', { name: '商品表格' }).locator('.track').getByRole('row')
    await expect(rows).toHaveCount(1)
    await press(rows, /的规格，3 种$/)
    const panel = page.getByRole('complementary', { name: '规格', exact: true })
    const stock = panel.getByRole('textbox', { name: /^库存，/ }).first()
    await expect(stock).toHaveValue('0')
    await stock.fill('30')
    await expect(panel).toContainText('原来 0')
    await expect(page.getByText('1 格没有保存，1 件商品')).toBeVisible()
    await calm(page)
    await page.keyboard.press('Control+KeyS')
    const preview = dialog(page, '预览修改')
    await expect(preview.getByRole('list', { name: '商品的改动' })).toContainText('30')
    await press(preview, '保存 1 件')
    const batch = dialog(page, '批次')
    await expect(batch.getByText('改好了 1 件').first()).toBeVisible({ timeout: 30_000 })
    await press(batch.getByRole('contentinfo'), '关闭')
    await expect(page.getByText(/格没有保存/)).toHaveCount(0)
    await expect(stock).toHaveValue('30')
    await expect(rows.first().locator('.stock .value')).toHaveText('30')
    await stock.press('Escape')
    await expect(panel).toHaveCount(0)
  })

  await test.step('it is deleted, and no list has it', async () => {
    await page.goto(`${server.url}/console/${SHOP}/goods`)
    await open(page, COPY)
    await press(page, '删除商品')
    await expect(page.getByText(/已移到回收站$/).first()).toBeVisible()
    await look(page, COPY)
    await expect(page.getByText('没有符合条件的商品')).toBeVisible()
  })

  await test.step('it lies in the recycle bin, and comes back with its pieces', async () => {
    await toTab(page, '回收站')
    await expect(rowsOf(page)).toHaveCount(1)
    await calm(page)
    await press(rowsOf(page), /^恢复 /)
    await expect(page.getByText(/已恢复，在仓库中$/).first()).toBeVisible()
    await expect(rowsOf(page)).toHaveCount(0)
    await toTab(page, '全部')
    await expect(rowsOf(page)).toContainText('仓库中')
    await expect(rowsOf(page)).toContainText('可售 30')
  })
})
