import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { boss, choose, exported, press, rowsOf, step, wizard } from './goods-wizard'
import { expect, SHOP, test } from './journey'

const CATEGORY = '真实文件'
const files = realFiles()

if (!files.length)
  test('a seller’s real Assistant file goes in and comes out unharmed', () => {
    console.log('NOT RUN: real files of the Assistant in the browser, YINGKE_FIELD_DATA names no folder')
    test.skip()
  })

for (const [at, file] of files.entries())
  test(`a seller’s real Assistant file goes in and comes out unharmed: ${at + 1}`, async ({
    browser,
    server,
  }) => {
    const page = await boss(await browser.newContext(), server.url)
    const sent = readFileSync(file)

    await test.step('it is chosen, and all that is in it gets one category, by which it is found', async () => {
      await press(page, '导入')
      await choose(page, '宝贝.csv', sent)
      await expect(step(page, '对应关系')).toBeFocused()
      await expect(wizard(page)).toContainText('淘宝助理')
      const names = wizard(page).getByLabel(/^淘宝类目 \d+ 对应的店铺类目$/)
      await expect(names).not.toHaveCount(0)
      for (const name of await names.all()) await name.fill(CATEGORY)
    })

    await test.step('it is checked and imported whole', async () => {
      await press(page, '保存并检查')
      await expect(wizard(page)).toContainText('检查过了，没有问题。')
      await press(page, /^全部导入 \d+ 件$/)
      await expect(wizard(page)).toContainText('导入完成。')
    })

    await test.step('it comes out byte for byte', async () => {
      await page.goto(`${server.url}/console/${SHOP}/goods`)
      const category = page.getByRole('search').getByRole('combobox', { name: '类目', exact: true })
      await category.selectOption(CATEGORY)
      await expect(rowsOf(page).first()).toContainText('仓库中')
      const { bytes } = await exported(page, '淘宝助理', /^当前筛选找到的 \d+ 件$/)
      expect(bytes.equals(sent)).toBe(true)
    })
  })

/** The smallest that are at hand. They may not be published: a clone has none. */
function realFiles(): string[] {
  if (!process.env.YINGKE_FIELD_DATA) return []
  const folder = join(process.env.YINGKE_FIELD_DATA, 'taobao-assistant')
  const all = readdirSync(folder).map((name) => join(folder, name))
  return all.toSorted((one, other) => statSync(one).size - statSync(other).size).slice(0, 3)
}
