import { readFile } from 'node:fs/promises'
import type { BrowserContext, Locator, Page } from '@playwright/test'
import { calm } from './calm'
import { Agent, expect, SHOP, test } from './journey'

const field = (page: Page) => page.locator('input.field[aria-controls=assistant-grid]')
const grid = (page: Page) => page.getByRole('grid', { name: '商品表格' })
const rowsOf = (page: Page) => grid(page).locator('.track').getByRole('row')
const dialog = (page: Page, name: string) => page.getByRole('dialog', { name, exact: true })
const press = (within: Page | Locator, name: string | RegExp) =>
  within.getByRole('button', typeof name === 'string' ? { name, exact: true } : { name }).click()
/** Columns as the grid counts them, from 1 on. */
const cell = (page: Page, at: number, column: number) =>
  rowsOf(page).nth(at).locator(`[aria-colindex="${column}"]`)
const [TITLE, PRICE, STOCK, TEMPLATE] = [4, 6, 7, 8]

async function boss(context: BrowserContext, url: string) {
  const { page } = await Agent.signIn(context, url, 'zhaoyun')
  await page.goto(`${url}/console/${SHOP}/goods/assistant`)
  await expect(page.getByRole('link', { name: '宝贝助理', exact: true })).toBeVisible()
  return page
}
/** In an order that no change of a price or a stock moves. */
async function byTitle(page: Page) {
  const answer = page.waitForResponse((response) => response.url().includes('sort=title'))
  await grid(page).getByRole('button', { name: '标题' }).click()
  await answer
  await expect(grid(page).getByRole('columnheader', { name: '标题' })).toHaveAttribute(
    'aria-sort',
    'ascending',
  )
  await expect(page.locator('#goods-rows')).toHaveAttribute('aria-busy', 'false')
}
async function paste(page: Page, text: string) {
  await field(page).evaluate((target, words) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', words)
    target.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  }, text)
}

test('chosen goods get a quantity, which is previewed, saved and taken back', async ({ browser, server }) => {
  test.setTimeout(180_000)
  const page = await boss(await browser.newContext(), server.url)
  await byTitle(page)
  const before = await Promise.all([0, 1, 2].map((at) => cell(page, at, STOCK).locator('.value').innerText()))

  await test.step('three are chosen, by the mouse and the keyboard', async () => {
    await cell(page, 0, 1).click()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Shift+Space')
    await expect(page.getByText('已选 3 件')).toBeVisible()
    await expect(rowsOf(page).nth(1)).toHaveAttribute('aria-selected', 'true')
    await calm(page)
  })

  await test.step('the drawer shows what would become of them', async () => {
    await press(page, '批量修改 3 件')
    const drawer = page.getByRole('complementary', { name: '批量修改 3 件商品' })
    await drawer.getByLabel('修改什么').selectOption('库存')
    await drawer.getByLabel('怎么改').selectOption('每种规格改为')
    await drawer.getByLabel('件数').fill('77')
    // Two kinds of it.
    await expect(drawer.getByRole('region', { name: '例子' })).toContainText('154')
    await calm(page)
    await press(drawer, '预览修改')
  })

  await test.step('the preview says each difference, then it is saved', async () => {
    const preview = dialog(page, '预览修改')
    await expect(preview.getByRole('list', { name: '商品的改动' })).toContainText('77')
    await calm(page)
    await press(preview, /^保存 \d+ 件$/)
    await expect(
      dialog(page, '批次')
        .getByText(/^改好了 \d+ 件$/)
        .first(),
    ).toBeVisible({ timeout: 30_000 })
    await press(dialog(page, '批次').getByRole('contentinfo'), '关闭')
    await expect(cell(page, 0, STOCK).locator('.value')).toHaveText('462')
  })

  await test.step('the chosen ones go out as a table, and the same stands in it', async () => {
    await expect(page.getByText('已选 3 件')).toBeVisible()
    await press(page, '导出')
    const form = dialog(page, '导出商品')
    await form.getByRole('radio', { name: /3 件$/ }).check()
    await form.getByRole('radio', { name: 'CSV 表格' }).check()
    const coming = page.waitForEvent('download')
    await form.getByRole('button', { name: '导出', exact: true }).click()
    const text = await readFile(await (await coming).path(), 'utf8')
    // Six, six and two kinds, a row each.
    expect(text.match(/,"?77"?,/g)).toHaveLength(14)
    const titles = await Promise.all(
      [0, 1, 2].map((at) => cell(page, at, TITLE).locator('.value').innerText()),
    )
    for (const title of titles) expect(text).toContain(title)
  })

  await test.step('it is undone from the batches, and all is as it was', async () => {
    await page.getByRole('link', { name: '批次', exact: true }).click()
    const list = page.getByRole('list', { name: '批次列表' })
    await expect(list.getByRole('listitem').first()).toContainText('每种规格 77 件')
    await calm(page)
    await list.getByRole('button').first().click()
    const batch = dialog(page, '批次')
    await press(batch, '撤销这一批')
    await expect(batch.getByRole('alert')).toContainText('会改回这一批之前的样子')
    await press(batch, '改回去')
    await expect(batch.getByText('已改回原样', { exact: true })).toBeVisible({ timeout: 30_000 })
    await press(batch.getByRole('contentinfo'), '关闭')
    await page.getByRole('link', { name: '宝贝助理', exact: true }).click()
    await byTitle(page)
    for (const [at, stock] of before.entries())
      await expect(cell(page, at, STOCK).locator('.value')).toHaveText(stock)
  })
})

test('a column of prices is pasted, mended, taken back and saved', async ({ browser, server }) => {
  test.setTimeout(180_000)
  const page = await boss(await browser.newContext(), server.url)
  await byTitle(page)

  await test.step('what cannot be read is marked at its cell, in words', async () => {
    await cell(page, 0, PRICE).click()
    await paste(page, '411\n便宜\n433\n')
    await expect(cell(page, 0, PRICE)).toContainText('411')
    await expect(cell(page, 1, PRICE)).toHaveAttribute('aria-invalid', 'true')
    await expect(cell(page, 1, PRICE)).toContainText('价格看不懂')
    await expect(page.getByText('3 格没有保存，3 件商品')).toBeVisible()
    await calm(page)
    await page.keyboard.press('Control+KeyS')
    await expect(page.getByText('还有 1 格填错了，改好再保存')).toBeVisible()
  })

  await test.step('undo takes the whole paste back, redo has it again', async () => {
    await cell(page, 0, PRICE).click()
    await page.keyboard.press('Control+KeyZ')
    await expect(page.getByText('3 格没有保存')).toHaveCount(0)
    await page.keyboard.press('Control+KeyY')
    await expect(page.getByText('3 格没有保存')).toBeVisible()
  })

  await test.step('typing mends the cell', async () => {
    await cell(page, 1, PRICE).click()
    await page.keyboard.type('422')
    await page.keyboard.press('Enter')
    await expect(cell(page, 1, PRICE)).not.toHaveAttribute('aria-invalid', 'true')
  })

  await test.step('they are previewed and saved, and nothing is left unsaved', async () => {
    await press(page, '保存修改（3）')
    const preview = dialog(page, '预览修改')
    for (const price of ['¥411', '¥422', '¥433']) await expect(preview).toContainText(price)
    await press(preview, '保存 3 件')
    await expect(dialog(page, '批次').getByText('改好了 3 件').first()).toBeVisible({ timeout: 30_000 })
    await press(dialog(page, '批次').getByRole('contentinfo'), '关闭')
    await expect(page.getByText(/格没有保存/)).toHaveCount(0)
    await page.reload()
    await byTitle(page)
    for (const [at, price] of ['¥411', '¥422', '¥433'].entries())
      await expect(cell(page, at, PRICE)).toContainText(price)
  })

  await test.step('what was changed since stays when they are undone, and says why', async () => {
    await cell(page, 0, PRICE).click()
    await page.keyboard.type('455')
    await page.keyboard.press('Enter')
    await press(page, '保存修改（1）')
    await press(dialog(page, '预览修改'), '保存 1 件')
    const batch = dialog(page, '批次')
    await expect(batch.getByText('改好了 1 件').first()).toBeVisible({ timeout: 30_000 })
    await press(batch.getByRole('contentinfo'), '关闭')
    await page.getByRole('link', { name: '批次', exact: true }).click()
    await page.getByRole('list', { name: '批次列表' }).getByRole('button').nth(1).click()
    await press(batch, '撤销这一批')
    await press(batch, '改回去')
    await batch.getByRole('tab', { name: /^保留的/ }).click({ timeout: 30_000 })
    await expect(batch.getByRole('list', { name: '商品的改动' })).toContainText('没有改回')
    await calm(page)
  })
})

test('all that a filter finds is chosen but one, and nothing typed is lost by a slip', async ({
  browser,
  server,
}) => {
  const page = await boss(await browser.newContext(), server.url)
  await byTitle(page)
  await press(page, /^选中找到的全部 \d+ 件$/)
  const total = Number((await page.getByText(/^选中了找到的全部/).innerText()).match(/\d+/)![0])
  await cell(page, 0, 1).click()
  await expect(page.getByText(`选中了找到的全部 ${total - 1} 件`)).toBeVisible()
  await cell(page, 0, TITLE).click()
  await page.keyboard.press('F2')
  await page.keyboard.type(' 新')
  await page.keyboard.press('Enter')
  await page.getByRole('link', { name: '商品列表', exact: true }).click()
  const asked = dialog(page, '改动还没有保存').getByRole('contentinfo')
  await asked.getByRole('button', { name: '留下' }).click()
  await expect(page.getByText('1 格没有保存，1 件商品')).toBeVisible()
  await press(page, '放弃修改')
  await expect(page.getByText(/格没有保存/)).toHaveCount(0)
})

test('goods of one delivery template are found, and all of them chosen', async ({ browser, server }) => {
  const page = await boss(await browser.newContext(), server.url)
  const template = page.getByRole('search').getByRole('combobox', { name: '运费模板', exact: true })
  const found = page.waitForResponse((response) => /[?&]template=[0-9a-f-]{36}/.test(response.url()))
  await template.selectOption('大件专线')
  const { total } = await (await found).json()
  expect(total).toBeGreaterThan(0)
  await expect(cell(page, 0, TEMPLATE)).toContainText('大件专线')
  await press(page, `选中找到的全部 ${total} 件`)
  await expect(page.getByText(`选中了找到的全部 ${total} 件`)).toBeVisible()
  await calm(page)
})

test('whoever serves customers does not edit goods', async ({ browser, server }) => {
  const { page } = await Agent.signIn(await browser.newContext(), server.url)
  await page.goto(`${server.url}/console/${SHOP}/goods/assistant`)
  await expect(page.getByText('您的角色不能批量修改商品')).toBeVisible()
  await expect(page.getByRole('link', { name: '宝贝助理', exact: true })).toHaveCount(0)
})

test('many goods are edited on a phone', async ({ browser, server }) => {
  const looks = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true } as const
  const page = await boss(await browser.newContext({ ...looks, reducedMotion: 'reduce' }), server.url)
  const cards = page.getByRole('group', { name: '商品卡片' })
  await cards.getByRole('checkbox').first().check()
  const width = () => page.evaluate(() => document.documentElement.scrollWidth)
  expect(await width()).toBeLessThanOrEqual(390)
  await calm(page)
  await press(page, '批量修改 1 件')
  const drawer = page.getByRole('complementary', { name: '批量修改 1 件商品' })
  await drawer.getByLabel('内容').fill('新款 ')
  await expect(drawer.getByRole('region', { name: '例子' })).toContainText('新款 ')
  await calm(page)
  await press(drawer, '预览修改')
  await expect(dialog(page, '预览修改').getByRole('list', { name: '商品的改动' })).toContainText('新款')
  expect(await width()).toBeLessThanOrEqual(390)
  await calm(page)
})
