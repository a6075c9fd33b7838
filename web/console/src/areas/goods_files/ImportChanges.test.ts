import { VueQueryPlugin } from '@tanstack/vue-query'
import { flushPromises, mount } from '@vue/test-utils'
import { ref } from 'vue'
import { expect, it, vi } from 'vitest'
import { i18n } from '@console/i18n'
import { SHOP } from '@console/live/shop'
import type { ChangedProduct } from './api'
import ImportChanges from './ImportChanges.vue'

const api = vi.hoisted(() => ({ changesOf: vi.fn() }))
vi.mock('./api', async (original) => ({ ...(await original<object>()), ...api }))
vi.mock('@console/areas/goods/goods', () => ({
  useTemplates: () => ({ templates: ref([{ id: 't1', terms: { name: '大件物流' } }]) }),
}))

const product = (no: number, more: Partial<ChangedProduct> = {}): ChangedProduct => ({
  no,
  file: '',
  line: no + 1,
  code: `C-${no}`,
  title: '白橡木椅',
  changes: [],
  more: 0,
  warnings: [],
  ...more,
})

async function list(total: number) {
  const page = mount(ImportChanges, {
    props: { id: 'i', rev: 3, total },
    global: {
      plugins: [i18n, VueQueryPlugin],
      provide: { [SHOP as symbol]: { id: 's', slug: 's' } },
      directives: { tip: {} },
    },
  })
  await flushPromises()
  return page
}

it('shows each changed field from what to what, and the whole as a file', async () => {
  const changes = [
    { field: 'title', sku: null, props: null, before: '白橡木椅', after: '白橡木餐椅' },
    { field: 'price_fen', sku: 'C-1-1', props: '颜色:雾蓝', before: 29_900, after: 27_950 },
    { field: 'template', sku: null, props: null, before: null, after: 't1' },
  ]
  const changed = product(1, { changes, more: 2, warnings: ['price_fell_much'] })
  api.changesOf.mockResolvedValue({ products: [changed], next: null, total: 1 })
  const page = await list(1)
  expect(page.get('h3').text()).toBe('1 件商品会修改')
  const rows = page.findAll('.differences li').map((row) => row.text())
  expect(rows[0]).toMatch(/标题.*白橡木椅.*白橡木餐椅/s)
  expect(rows[1]).toMatch(/价格（雾蓝 C-1-1）.*299.*279\.5/s)
  expect(rows[2]).toMatch(/运费模板.*包邮.*大件物流/s)
  expect(page.text()).toContain('第 2 行')
  expect(page.text()).toContain('另有 2 项修改')
  expect(page.get('.warning').text()).toBe('降价超过一半')
  expect(page.get('a').text()).toBe('下载全部（CSV）')
  expect(page.get('a').attributes('href')).toBe('/api/shops/s/goods-imports/i/changes.csv?lang=zh-CN')
})
it('goes on page by page, and says how many are not listed', async () => {
  api.changesOf.mockImplementation(async (_shop: string, _id: string, cursor?: number) =>
    cursor
      ? { products: [product(2)], next: null, total: 12_000 }
      : { products: [product(1)], next: 1, total: 12_000 },
  )
  const page = await list(12_000)
  await page.get('button').trigger('click')
  await flushPromises()
  expect(page.findAll('.product')).toHaveLength(2)
  expect(page.text()).toContain('还有 11998 件没有列出。')
  expect(page.get('a').text()).toBe('下载前 10,000 件（CSV）')
})
