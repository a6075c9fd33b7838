import { expect, it } from 'vitest'
import { differenceOf } from '@console/areas/goods/difference'
import '@console/areas/goods/words'
import './words'
import type { Item, ItemChange } from './api'
import { differencesOf, warningsOf } from './difference'
import { faultText, refusalOf, warningText } from './reasons'

const changed = (change: Partial<ItemChange>): ItemChange => ({
  field: 'title',
  sku: null,
  before: '',
  after: '',
  is_emptied: false,
  ...change,
})
const photo = (id: string) => `/api/store/qingmu/photos/${id}`
const told = (change: Partial<ItemChange>) => differenceOf(changed(change), (id) => `模板 ${id}`)
const item = (state: Item['state']): Item => ({
  no: 1,
  product: 'p',
  code: 'A',
  title: '壶',
  state,
  changes: [
    changed({ field: 'price_fen', sku: 'A-1', before: 100, after: 90 }),
    changed({
      field: 'stock',
      sku: 'A-1',
      props: '颜色:雾蓝;尺寸:1.8m',
      before: 30,
      after: 2,
      reserved: 2,
      is_emptied: true,
    }),
  ],
  warnings: ['zero_stock'],
  fault: null,
  stock_total: { before: 38, after: 10 },
})
const shown = (state: Item['state']) =>
  differencesOf(item(state), () => undefined).map(({ name, before, after }) => `${name} ${before} ${after}`)

it('names SKUs by their values and code, with the total of all before them', () => {
  expect(shown('changed')).toEqual(['价格（A-1） ¥1 ¥0.90', '库存合计 38 10', '库存（雾蓝 · 1.8m A-1） 30 2'])
  expect(warningsOf(item('changed'))).toEqual(['不再可售：雾蓝 · 1.8m A-1'])
})
it('shows what is replaced far down in a description', () => {
  const page = (text: string) => `<p>${'木'.repeat(300)}</p>${text}<p>保养</p>`
  const { before, after } = told({ field: 'description', before: page('<p>旧</p>'), after: page('') })
  expect([before, after]).toEqual([expect.stringContaining('<p>旧</p>'), expect.not.stringContaining('旧')])
  expect(after).toContain('<p>保养</p>')
})
it('shows what was put back the way it went then, and warns of it no more', () => {
  expect(shown('undone')).toEqual(['价格（A-1） ¥0.90 ¥1', '库存合计 10 38', '库存（雾蓝 · 1.8m A-1） 2 30'])
  expect(warningsOf(item('undone'))).toEqual([])
})

it('shows each place of a long text, and the other way round where it was put back', () => {
  const places = { shown: [{ lead: '…木', before: '旧', after: '新', tail: '石…' }], more: 3 }
  const change = changed({ field: 'description', before: '木旧', after: '木新', places })
  const of = (state: Item['state']) =>
    differencesOf({ ...item(state), changes: [change] }, () => undefined)[0]?.places
  expect(of('changed')).toEqual(places)
  expect(of('undone')).toEqual({ shown: [{ lead: '…木', before: '新', after: '旧', tail: '石…' }], more: 3 })
})

it('tells codes of SKUs from the code of their product', () => {
  const code = { field: 'code', before: 'A-1', after: 'B-1' }
  expect(told({ ...code, sku: 'B-1', props: '颜色:雾蓝;尺寸:1.8m' })).toEqual({
    name: '规格编码（雾蓝 · 1.8m）',
    before: 'A-1',
    after: 'B-1',
  })
  expect(told({ ...code, sku: 'B-1' }).name).toBe('规格编码')
  expect(told(code).name).toBe('商家编码')
  const barcode = { field: 'barcode', sku: 'B-1', props: '颜色:雾蓝', before: '', after: '690' }
  expect(told(barcode)).toMatchObject({ name: '条形码（雾蓝 B-1）', before: '空', after: '690' })
})
it('says a change by SKU, with its way and what orders wait for', () => {
  expect(told({ field: 'price_fen', sku: 'A-1', before: 100, after: 90 })).toEqual({
    name: '价格（A-1）',
    before: '¥1',
    after: '¥0.90',
    trend: 'down',
  })
  expect(told({ field: 'stock', before: 3, after: 9, reserved: 2 })).toMatchObject({
    before: '3',
    after: '9',
    trend: 'up',
    reserved: 2,
  })
})
it('says nothing as nothing, and templates by name', () => {
  expect(told({ field: 'selling_point', before: '', after: '轻' })).toMatchObject({
    before: '空',
    after: '轻',
  })
  expect(told({ field: 'template', before: null, after: 't1' })).toMatchObject({
    before: '包邮',
    after: '模板 t1',
  })
  expect(told({ field: 'tags', before: ['新品'], after: [] })).toMatchObject({ before: '新品', after: '空' })
})
it('has words for what was refused and for what is odd', () => {
  expect(refusalOf({ code: 'changed_meanwhile' })).toBe('预览以后又被改过，没有动它')
  expect(refusalOf({ code: 'too_little_stock' })).toBe('库存不能少于订单占用的数量')
  expect(refusalOf({ code: 'too_little_stock', amount: 4 })).toBe('订单占用了 4 件，库存不能更少')
  expect(refusalOf({ code: 'goods_reserved', amount: 2 })).toBe('订单占用了 2 件，不能删除')
  expect(refusalOf(undefined)).toBe('')
  expect(faultText({ code: 'code_taken', field: 'skus.1.code' })).toBe('第 2 个规格：这个编码已被使用')
  expect(faultText({ code: 'code_taken', field: 'code' })).toBe('这个编码已被使用')
  expect(faultText({ code: 'no_such_product', field: 'goes_with.0' })).toBe('搭配的商品找不到了，请移除')
  expect(faultText({ code: 'no_such_prop', field: 'skus.0.props' })).toBe(
    '第 1 个规格：花括号里写的属性，这个规格没有',
  )
  expect(warningText('duplicate_barcode')).toBe('有别的规格是同样的条形码')
  expect(warningText('price_floor')).toBe('低于店铺的价格底线')
  expect(
    warningText(
      'zero_stock',
      Array.from({ length: 11 }, (_, no) => `S${no}`),
    ),
  ).toMatch(/S9等 11 种规格$/)
  expect(warningText('something_new')).toBe('请留意这件商品')
})

it('shows pictures, those that nobody has seen yet by their ids', () => {
  const [before, after] = [
    [photo('a'), photo('b')],
    [photo('c'), photo('a')],
  ]
  const shown = told({ field: 'pictures', before, after })
  expect(shown).toMatchObject({
    before: '2 张',
    after: '2 张',
    pictures: { before, after: ['c', photo('a')] },
  })
  expect(told({ field: 'title', before: '旧', after: '新' })).not.toHaveProperty('pictures')
})
