import type { BrowserContext, Page } from '@playwright/test'
import { calm } from './calm'
import { Agent, expect, SHOP, test } from './journey'
import { png } from './png'

const CHAIR = { code: 'QM-CY-001', words: '温莎椅' }
const rowsOf = (page: Page) => page.getByRole('tabpanel', { name: '商品列表' }).getByRole('listitem')
const field = (page: Page, name: string) => page.getByLabel(name, { exact: true })
const part = (page: Page, name: string) => page.getByRole('region', { name, exact: true })
const saved = (page: Page) => page.getByText('已保存').last()

async function boss(context: BrowserContext, url: string) {
  const { page } = await Agent.signIn(context, url, 'zhaoyun')
  await page.goto(`${url}/console/${SHOP}/goods`)
  return page
}
async function openChair(page: Page) {
  await page.getByRole('searchbox', { name: '标题、编码' }).fill(CHAIR.words)
  await expect(rowsOf(page)).toHaveCount(1)
  await rowsOf(page).getByRole('button').first().click()
  await expect(field(page, '商家编码')).toHaveValue(CHAIR.code)
}
async function save(page: Page) {
  await page.getByRole('button', { name: '保存', exact: true }).click()
  await expect(saved(page)).toBeVisible()
  await expect(page.getByRole('button', { name: '保存', exact: true })).toBeDisabled()
}

test('a product is edited, priced as a column, and its history says so', async ({ browser, server }) => {
  test.setTimeout(180_000)
  const page = await boss(await browser.newContext(), server.url)
  await openChair(page)

  await test.step('nothing typed is lost by a slip', async () => {
    await field(page, '卖点').fill('七根背条撑住腰背')
    await page.getByRole('button', { name: '回到商品列表' }).click()
    await page
      .getByRole('dialog', { name: '改动还没有保存' })
      .getByRole('contentinfo')
      .getByRole('button', { name: '留下' })
      .click()
    await expect(field(page, '卖点')).toHaveValue('七根背条撑住腰背')
    await save(page)
    await expect(part(page, '修改记录')).toContainText('七根背条撑住腰背')
  })

  await test.step('a column of prices goes in at once, and what cannot be read is marked', async () => {
    const price = (at: number) => page.locator(`[data-cell="${at}.price"]`)
    await price(0).fill('便宜')
    await page.getByRole('button', { name: '保存', exact: true }).click()
    await expect(part(page, '规格与库存').getByRole('alert')).toContainText('填错的格子')
    await expect(price(0)).toHaveAttribute('aria-invalid', 'true')
    await price(0).evaluate((cell) => {
      const clipboardData = new DataTransfer()
      clipboardData.setData('text/plain', '455\n466\n477.50\n')
      cell.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
    })
    await expect(price(2)).toHaveValue('477.50')
    await save(page)
    await expect(part(page, '修改记录')).toContainText('¥477.50')
    await page.reload()
    await expect(price(2)).toHaveValue('477.50')
  })

  await test.step('what a colleague changes meanwhile is told, and both are kept', async () => {
    const other = await boss(await browser.newContext(), server.url)
    await openChair(other)
    await field(page, '保养').fill('干布擦灰')
    await field(other, '安装').fill('椅腿旋紧即可')
    await save(other)
    await expect(page.getByRole('status').filter({ hasText: '同事刚刚改了安装' })).toBeVisible()
    await expect(field(page, '安装')).toHaveValue('椅腿旋紧即可')
    await expect(field(page, '保养')).toHaveValue('干布擦灰')
    await save(page)
  })

  await test.step('a description is written as it reads, and a paste brings only what is known', async () => {
    const text = page.getByRole('textbox', { name: '详情' })
    const tools = page.getByRole('toolbar', { name: '插入' })
    await page.getByRole('tab', { name: 'HTML' }).click()
    await text.fill('<p>榆木整板</p>')
    await page.getByRole('tab', { name: '编写' }).click()
    await text.click()
    await page.keyboard.press('Control+KeyA')
    await tools.getByRole('button', { name: '小标题' }).click()
    await expect(text.locator('h3')).toHaveText('榆木整板')
    await page.keyboard.press('End')
    await text.evaluate((box) => {
      const clipboardData = new DataTransfer()
      const html =
        '<p onclick="top.stolen=1">手工<b>打磨</b></p><img src=x onerror="top.stolen=1"><script>top.stolen=1</script>'
      clipboardData.setData('text/html', html)
      box.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
    })
    await expect(text.locator('p b')).toHaveText('打磨')
    await tools.getByRole('button', { name: '撤销' }).click()
    await expect(text.locator('p b')).toHaveCount(0)
    await page.keyboard.press('Control+KeyY')
    await page.getByRole('tab', { name: 'HTML' }).click()
    await expect(text).toHaveValue('<h3>榆木整板</h3><p>手工<b>打磨</b></p>')
    expect(await page.evaluate(() => 'stolen' in window)).toBe(false)
  })

  await test.step('a picture goes into a description, and customers see it once it is saved', async () => {
    await page.getByRole('tab', { name: '编写' }).click()
    const drawing = { name: 'detail.png', mimeType: 'image/png', buffer: png(80, 60, 'red') }
    await page.getByLabel('上传图片').setInputFiles(drawing)
    const picture = page.getByRole('textbox', { name: '详情' }).locator('img')
    await expect(picture).toHaveAttribute('src', /^blob:/)
    await save(page)
    await page.reload()
    await expect(picture).toHaveAttribute('src', /\/photos\//)
    const address = await picture.getAttribute('src')
    const shopper = await browser.newContext()
    const seen = await shopper.request.get(`${server.url}${address}`)
    expect(seen.headers()['content-type']).toMatch(/^image\//)
  })

  await test.step('a description runs nothing', async () => {
    await page.getByRole('tab', { name: 'HTML' }).click()
    await page
      .getByRole('textbox', { name: '详情' })
      .fill('<p>实木</p><img src=x onerror="top.stolen=1"><script>top.stolen=1</script>')
    await page.getByRole('tab', { name: '预览' }).click()
    const preview = page.getByTitle('预览')
    await expect(preview).toBeVisible()
    await expect(preview).toHaveAttribute('sandbox', '')
    await expect(preview).toHaveAttribute('srcdoc', /实木/)
    // What is written there had its chance once all of it is loaded.
    const frame = await (await preview.elementHandle())?.contentFrame()
    await expect.poll(() => frame?.url()).toBe('about:srcdoc')
    await frame?.waitForLoadState()
    expect(await page.evaluate(() => 'stolen' in window)).toBe(false)
    await page.getByRole('button', { name: '放弃修改' }).click()
  })
})

test('a product leaves the shop and comes back', async ({ browser, server }) => {
  const page = await boss(await browser.newContext(), server.url)
  const shopper = await (await browser.newContext()).newPage()
  await page.getByRole('searchbox', { name: '标题、编码' }).fill(CHAIR.words)
  await page.getByRole('button', { name: /^下架 .*温莎椅/ }).click()
  await expect(rowsOf(page)).toContainText('仓库中')
  await shopper.goto(`${server.url}/store/${SHOP}/goods/${CHAIR.code}`)
  await expect(shopper.getByRole('heading', { level: 1, name: '这里什么也没有' })).toBeVisible()
  await page.getByRole('button', { name: '撤销' }).click()
  await expect(rowsOf(page)).toContainText('销售中')
  await shopper.reload()
  await expect(shopper.getByRole('heading', { level: 1, name: /温莎椅/ })).toBeVisible()
})

test('a category asks for attributes, and a new product answers', async ({ browser, server }) => {
  test.setTimeout(120_000)
  const page = await boss(await browser.newContext(), server.url)

  await test.step('a category with a template', async () => {
    await page.getByRole('link', { name: '类目', exact: true }).click()
    await page.getByRole('button', { name: '新类目' }).click()
    const form = page.getByRole('dialog', { name: '新类目' })
    await form.getByLabel('类目名称').fill('屏风')
    await form.getByRole('button', { name: '添加属性' }).click()
    await form.getByLabel('第 1 个属性的名称').fill('材质')
    await form.getByLabel('第 1 个属性的填法').selectOption('choice')
    await form.getByLabel('第 1 个属性可选的值').fill('竹，木')
    await form.getByLabel('上架必填').check()
    await form.getByRole('button', { name: '保存' }).click()
    await expect(page.getByRole('list', { name: '类目' }).getByText('屏风')).toBeVisible()
  })

  await test.step('a delivery template', async () => {
    await page.getByRole('link', { name: '运费模板', exact: true }).click()
    await page.getByRole('button', { name: '新运费模板' }).click()
    const form = page.getByRole('dialog', { name: '新运费模板' })
    await form.getByLabel('模板名称').fill('屏风物流')
    const usual = form.getByRole('group', { name: '一般地区' })
    await usual.getByLabel(/^首费/).fill('30')
    await usual.getByLabel(/^续费/).fill('12.50')
    await form.getByRole('button', { name: '保存' }).click()
    await expect(page.getByText('首 1 件 ¥30，每续 1 件 ¥12.50')).toBeVisible()
  })

  await test.step('a product of it, listed only once it says what it is made of', async () => {
    await page.getByRole('link', { name: '商品列表', exact: true }).click()
    await page.getByRole('button', { name: '新商品' }).click()
    // Nobody has done anything wrong yet; a price that was passed over is told of.
    const first = page.locator('[data-cell="0.price"]')
    await expect(first).toHaveAttribute('aria-invalid', 'false')
    await first.focus()
    await first.blur()
    await expect(first).toHaveAttribute('aria-invalid', 'true')
    await field(page, '标题').fill('竹编折叠屏风')
    await field(page, '商家编码').fill('QM-PF-001')
    await field(page, '类目').selectOption('屏风')
    await field(page, '运费模板').selectOption({ label: '屏风物流' })
    await page.locator('[data-cell="0.price"]').fill('399')
    await page.locator('[data-cell="0.code"]').fill('QM-PF-001-A')
    await page.locator('[data-cell="0.stock"]').fill('5')
    await page.getByRole('radio', { name: '现在销售' }).check()
    await page.getByRole('button', { name: '建立商品' }).click()
    await expect(part(page, '属性').getByRole('alert')).toContainText('类目要求的属性')
    await page.getByLabel('材质 *').selectOption('竹')
    await page.getByRole('button', { name: '建立商品' }).click()
    await expect(page.getByRole('heading', { level: 1, name: '竹编折叠屏风' })).toBeVisible()
    await expect(page).toHaveURL(/goods\/[0-9a-f-]{36}$/)
  })
})

test('goods fit a phone', async ({ browser, server }) => {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, reducedMotion: 'reduce' })
  const page = await boss(context, server.url)
  await expect(rowsOf(page).first()).toBeVisible()
  const width = () => page.evaluate(() => document.documentElement.scrollWidth)
  expect(await width()).toBeLessThanOrEqual(390)
  await calm(page)
  await rowsOf(page).first().getByRole('button').first().click()
  await expect(field(page, '标题')).toBeVisible()
  expect(await width()).toBeLessThanOrEqual(390)
  await calm(page)
})

test('the SKU fields of a product take a finger', async ({ browser, server }) => {
  const tablet = { viewport: { width: 1024, height: 768 }, isMobile: true, hasTouch: true }
  const page = await boss(await browser.newContext(tablet), server.url)
  await openChair(page)
  const cell = page.locator('[data-cell="0.price"]')
  await expect(cell).toBeVisible()
  expect((await cell.boundingBox())!.height).toBeGreaterThanOrEqual(44)
})
