import { readFile, writeFile } from 'node:fs/promises'
import { assistantFile } from './assistant-file'
import { calm } from './calm'
import { boss, choose, exported, press, rowsOf, step, wizard } from './goods-wizard'
import { expect, SHOP, test } from './journey'

const CHAIR = { code: 'QM-CY-001', words: '温莎椅' }

test('a file of the Assistant goes in and comes out as it was, byte for byte', async ({
  browser,
  server,
}) => {
  test.setTimeout(180_000)
  const page = await boss(await browser.newContext(), server.url)
  const table = (at: number) => ({
    title: `迁店木凳 ${at} 号`,
    cid: '50008055',
    price: '129.50',
    num: '8',
    approve_status: '2',
    outer_id: `MOVE-${at}`,
    user_name: 'qingmu',
    description: '<p>两个 "引号"，\t一个制表符\r\n和一个换行</p>',
    foodparame: '认不出的内容也要留着',
  })
  const sent = assistantFile([table(1), table(2)])

  await test.step('it is chosen, and what it is stands there in words', async () => {
    await press(page, '导入')
    await expect(step(page, '选择文件')).toBeVisible()
    await calm(page)
    await choose(page, '宝贝.csv', sent)
    await expect(step(page, '对应关系')).toBeFocused()
    for (const words of ['淘宝助理', '63 列的版本', 'Unicode（UTF-16）', '迁店木凳 1 号'])
      await expect(wizard(page)).toContainText(words)
    await calm(page)
  })

  await test.step('its place is found again after a reload', async () => {
    expect(page.url()).toMatch(/goods\/imports\/[0-9a-f-]{36}$/)
    await page.reload()
    await expect(step(page, '对应关系')).toBeVisible()
    await wizard(page).getByLabel('淘宝类目 50008055 对应的店铺类目').fill('木凳')
  })

  await test.step('it is checked, then imported', async () => {
    await press(page, '保存并检查')
    await expect(wizard(page)).toContainText('检查过了，没有问题。')
    await calm(page)
    await press(page, '全部导入 2 件')
    await expect(wizard(page)).toContainText('导入完成。')
    await page.reload()
    await expect(wizard(page)).toContainText('导入完成。')
    await calm(page)
    await wizard(page).getByRole('link', { name: '查看商品', exact: true }).click()
    await page.getByRole('searchbox', { name: '标题、编码' }).fill('迁店木凳')
    await expect(rowsOf(page)).toHaveCount(2)
    await expect(rowsOf(page).first()).toContainText('仓库中')
  })

  await test.step('it comes out unharmed', async () => {
    const { name, bytes } = await exported(page, '淘宝助理', /^当前筛选找到的 2 件$/)
    expect(name).toMatch(/^goods-.*\.csv$/)
    expect(bytes.equals(sent)).toBe(true)
  })
})

test('what the filter finds goes out as a table, and the same stands in it', async ({ browser, server }) => {
  test.setTimeout(120_000)
  const page = await boss(await browser.newContext(), server.url)
  await page.getByRole('searchbox', { name: '标题、编码' }).fill(CHAIR.words)
  await expect(rowsOf(page)).toHaveCount(1)
  await press(page, '导出')
  const form = page.getByRole('dialog', { name: '导出商品' })
  await form.getByRole('combobox', { name: /^淘宝助理的版本/ }).selectOption('47')
  await expect(form.locator('.note')).toContainText('重量和体积')
  await calm(page)
  await test.step('what the old layout cannot hold is told of the product', async () => {
    await form.getByRole('radio', { name: /^当前筛选找到的 1 件$/ }).check()
    const coming = page.waitForEvent('download')
    await form.getByRole('button', { name: '导出', exact: true }).click()
    await coming
    const lost = form.getByRole('region', { name: '没有写进文件的内容' })
    await expect(lost.getByRole('row').nth(1)).toContainText(CHAIR.code)
    await expect(lost.getByRole('row').nth(1)).toContainText('卖点')
    await calm(page)
    await form.getByRole('contentinfo').getByRole('button', { name: '关闭' }).click()
    await expect(form).toHaveCount(0)
  })
  const { bytes } = await exported(page, 'CSV 表格', /^当前筛选找到的 1 件$/)
  const text = bytes.toString('utf8')
  expect(text.charCodeAt(0)).toBe(0xfeff)
  const [head, first] = text.slice(1).split('\r\n')
  expect(head).toContain('商品编码')
  expect(first).toContain(CHAIR.code)
  expect(first).toContain(CHAIR.words)
})

test('a file with faults says line, column and reason, and its good rows go in', async ({
  browser,
  server,
}) => {
  test.setTimeout(120_000)
  const page = await boss(await browser.newContext(), server.url)
  const rows = [
    '商品编码,商品标题,类目,价格（元）,库存',
    'GOOD-1,好凳子,餐椅,99.00,3',
    'BAD-1,坏凳子,餐椅,便宜,3',
  ]
  const text = `\uFEFF${rows.join('\r\n')}\r\n`

  await test.step('the columns are known by their names, and one can be chosen otherwise', async () => {
    await press(page, '导入')
    await choose(page, '凳子.csv', Buffer.from(text))
    await expect(step(page, '对应关系')).toBeVisible()
    const field = wizard(page).getByLabel('库存 导入为')
    await field.selectOption({ label: '价格' })
    await expect(wizard(page).getByRole('alert')).toContainText('有两列导入为同一项')
    await expect(wizard(page).getByRole('button', { name: '保存并检查' })).toBeDisabled()
    await field.selectOption({ label: '库存' })
    await press(page, '保存并检查')
  })

  await test.step('the fault has its line, its column and a reason in words', async () => {
    const faults = wizard(page).getByRole('table', { name: '有问题的地方' })
    const row = faults.getByRole('row').filter({ hasText: 'BAD-1' })
    await expect(row).toContainText('3')
    await expect(row).toContainText('价格（元）')
    await expect(row).toContainText(/金额|价格/)
    await calm(page)
    const coming = page.waitForEvent('download')
    await press(page, '下载问题表（CSV）')
    expect(await readFile(await (await coming).path(), 'utf8')).toContain('BAD-1')
  })

  await test.step('the good row goes in, the other does not', async () => {
    await press(page, '只导入没问题的 1 件')
    await expect(wizard(page)).toContainText('导入完成。')
    await page.goto(`${server.url}/console/${SHOP}/goods`)
    const words = page.getByRole('searchbox', { name: '标题、编码' })
    await words.fill('GOOD-1')
    await expect(rowsOf(page)).toHaveCount(1)
    await words.fill('BAD-1')
    await expect(page.getByText('没有符合条件的商品')).toBeVisible()
  })

  await test.step('the import stands among the earlier ones', async () => {
    await press(page, '导入')
    const earlier = wizard(page).getByRole('region', { name: '以前的导入' })
    await expect(earlier.getByRole('listitem').filter({ hasText: '凳子.csv' })).toContainText('新建 1')
  })

  await test.step('a price that falls by more than half is pointed out before it falls', async () => {
    const cheap = [rows[0], 'GOOD-1,好凳子,餐椅,9.90,3'].join('\r\n')
    await choose(page, '降价.csv', Buffer.from(`\uFEFF${cheap}\r\n`))
    await expect(step(page, '对应关系')).toBeVisible()
    await wizard(page).getByRole('radio', { name: '按文件更新' }).check()
    await press(page, '保存并检查')
    const changes = wizard(page).getByRole('region', { name: '会修改的商品' })
    await expect(changes.getByRole('listitem').first()).toContainText('降价超过一半')
    await calm(page)
  })
})

test('a sending that was broken off goes on with the rest', async ({ browser, server }, info) => {
  test.setTimeout(120_000)
  const page = await boss(await browser.newContext(), server.url)
  // Two pieces and a bit, on the disk: a file that is chosen again is known by when it was written.
  const description = `<p>${'长'.repeat(50_000)}</p>`
  const fixed = { cid: '1', price: '1.00', num: '1', approve_status: '2', description }
  const rows = [...Array(90).keys()].map((at) => ({ ...fixed, title: `长凳 ${at}`, outer_id: `LONG-${at}` }))
  const path = info.outputPath('长.csv')
  await writeFile(path, assistantFile(rows))
  const pieces: string[] = []
  let isBroken = true
  await page.route('**/goods-imports/*/pieces/*', async (route) => {
    const n = route.request().url().split('/').at(-1)!
    if (n === '1' && isBroken) return void (await route.abort('internetdisconnected'))
    await route.continue()
  })
  // What was answered: a piece that was cut off before is sent again.
  page.on('response', (response) => {
    const n = /pieces\/(\d+)$/.exec(response.url())?.[1]
    if (n) pieces.push(n)
  })
  await press(page, '导入')
  await wizard(page).locator('input[type=file]').setInputFiles(path)
  await expect(wizard(page).getByRole('progressbar', { name: '正在上传' })).toBeVisible()
  await expect.poll(() => pieces).toEqual(['0'])
  page.once('dialog', (dialog) => void dialog.accept())
  await page.reload()
  isBroken = false
  await expect(wizard(page)).toContainText('「长.csv」还没传完')
  await wizard(page).locator('input[type=file]').setInputFiles(path)
  await expect(step(page, '对应关系')).toBeVisible()
  await expect.poll(() => pieces).toEqual(['0', '1', '2'])
})
