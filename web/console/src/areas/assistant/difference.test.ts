import { expect, it } from 'vitest'
import '@console/areas/goods/words'
import './words'
import type { ItemChange } from './api'
import { differenceOf } from './difference'
import { refusalOf, warningText } from './reasons'

const told = (change: Partial<ItemChange>) =>
  differenceOf({ field: 'title', sku: null, before: '', after: '', ...change }, (id) => `模板 ${id}`)

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
  expect(refusalOf(undefined)).toBe('')
  expect(warningText('price_floor')).toBe('低于店铺的价格底线')
  expect(warningText('something_new')).toBe('请留意这件商品')
})
