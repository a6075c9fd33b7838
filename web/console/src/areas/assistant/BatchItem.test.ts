import { mount, RouterLinkStub } from '@vue/test-utils'
import { expect, it } from 'vitest'
import { i18n } from '@console/i18n'
import { SHOP } from '@console/live/shop'
import '@console/areas/goods/words'
import './words'
import type { Item } from './api'
import BatchItem from './BatchItem.vue'

const item = (more: Partial<Item>): Item => ({
  no: 1,
  product: 'p',
  code: 'A',
  title: '壶',
  state: 'changed',
  changes: [],
  warnings: [],
  fault: null,
  ...more,
})
const open = (more: Partial<Item>) =>
  mount(BatchItem, {
    props: { item: item(more), templateOf: () => undefined },
    global: {
      plugins: [i18n],
      provide: { [SHOP as symbol]: { slug: 'qingmu' } },
      stubs: { RouterLink: RouterLinkStub },
    },
  })
const text = (more: Partial<Item>) => open(more).text()

it('shows the code and barcode of each SKU from what to what', () => {
  const of = { sku: 'A-白', props: '颜色:白', is_emptied: false }
  const changes = [
    { ...of, field: 'code', before: 'A-1', after: 'A-白' },
    { ...of, field: 'barcode', before: '', after: '690' },
  ]
  const shown = text({ changes, warnings: ['duplicate_barcode'] })
  expect(shown).toMatch(/规格编码（白）.*A-1.*A-白/s)
  expect(shown).toMatch(/条形码（白 A-白）.*空.*690/s)
  expect(shown).toContain('有别的规格是同样的条形码')
})
it('leads to its product, beside what is looked at', () => {
  const link = open({}).getComponent(RouterLinkStub)
  expect(link.text()).toBe('壶')
  expect(link.props('to')).toEqual({ name: 'goods-product', params: { shop: 'qingmu', product: 'p' } })
  expect(link.attributes('target')).toBe('_blank')
})
it('says why a product is left out, and that nothing is wrong with it', () => {
  const fault = { code: 'no_matching_sku', field: 'skus', title: '' }
  const shown = open({ state: 'left_out', fault })
  expect(shown.text()).toContain('不涉及')
  expect(shown.text()).toContain('没有符合条件的规格')
  expect(shown.find('.late').exists()).toBe(false)
})
it('says which SKU is in the way', () => {
  const fault = { code: 'code_taken', field: 'skus.1.code', title: '' }
  expect(text({ state: 'refused', fault })).toContain('第 2 个规格：这个编码已被使用')
})

it('says of a product that is kept in part what stays and why, and shows the rest the way it went back', () => {
  const price = { field: 'price_fen', props: '', is_emptied: false, before: 1000, after: 1100 }
  const stays = { code: 'changed_since', field: 'skus.1.price_fen', title: '' }
  const changes = [
    { ...price, sku: 'A-1' },
    { ...price, sku: 'A-2', stays },
  ]
  const shown = text({ state: 'kept', changes, fault: stays })
  expect(shown).toContain('价格（A-2）没有改回：保存以后又被改过')
  expect(shown).toContain('其余的已改回')
  expect(shown).toMatch(/价格（A-1）.*¥11.*¥10/s)
  expect(shown).toMatch(/价格（A-2）[^没]*¥10[^没]*¥11/s)
})
it('says one reason of a product of which nothing went back', () => {
  const stays = { code: 'changed_meanwhile', field: '', title: '' }
  const changes = [{ field: 'title', sku: null, before: '旧', after: '新', is_emptied: false, stays }]
  const shown = text({ state: 'kept', changes, fault: stays })
  expect(shown).toContain('没有改回')
  expect(shown).not.toContain('其余的已改回')
})

it('shows tags of a text as they are written, each place by itself, and how many more there are', () => {
  const place = { lead: '…<p>', before: '<b>旧</b>', after: '<b>新</b>', tail: '</p>…' }
  const gone = { ...place, after: '' }
  const places = { shown: [place, gone], more: 4 }
  const changes = [{ field: 'description', sku: null, before: '旧', after: '新', is_emptied: false, places }]
  const shown = open({ changes })
  const [first, second] = shown.findAll('.place')
  expect(first!.text()).toBe('…<p>原来<b>旧</b>改为<b>新</b></p>…')
  expect(second!.text()).toBe('…<p>原来<b>旧</b></p>…')
  expect(shown.find('.place b').exists()).toBe(false)
  expect(shown.text()).toContain('另有 4 处')
})
