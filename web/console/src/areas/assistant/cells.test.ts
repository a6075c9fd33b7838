import { expect, it } from 'vitest'
import { read, textOf, valueOf } from './cells'
import { editables } from './columns'
import { known, row } from './testing'

const chair = row('a')

it('reads every cell as it is written', () => {
  for (const column of editables)
    expect([column, read(column, textOf(chair, column, known), chair, known)]).toEqual([
      column,
      { value: valueOf(chair, column) },
    ])
})
it('says why a cell cannot be saved', () => {
  const fault = (column: (typeof editables)[number], text: string) => read(column, text, chair, known)
  expect(fault('title', ' ')).toEqual({ fault: 'title' })
  expect(fault('title', '椅'.repeat(121))).toEqual({ fault: 'title' })
  expect(fault('code', 'QM 1')).toEqual({ fault: 'code' })
  expect(fault('category', '沙发')).toEqual({ fault: 'category' })
  expect(fault('price', '便宜')).toEqual({ fault: 'price' })
  expect(fault('price', '100000000')).toEqual({ fault: 'price' })
  expect(fault('stock', '1.5')).toEqual({ fault: 'stock' })
  expect(fault('stock', '1')).toEqual({ fault: 'reserved' })
  expect(fault('template', '没有的')).toEqual({ fault: 'template' })
  expect(fault('tags', '一'.repeat(21))).toEqual({ fault: 'tags' })
  expect(fault('state', '卖')).toEqual({ fault: 'state' })
})
it('reads what people and spreadsheets write', () => {
  expect(read('price', '¥1,299.5', chair, known)).toEqual({ value: 129_950 })
  expect(read('stock', '１２', chair, known)).toEqual({ value: 12 })
  expect(read('tags', '新品、实木, 新品', chair, known)).toEqual({ value: ['新品', '实木'] })
  expect(read('state', '下架', chair, known)).toEqual({ value: 'stored' })
  expect(read('state', '回收站', chair, known)).toEqual({ value: 'deleted' })
  expect(read('template', '', chair, known)).toEqual({ value: null })
  expect(read('template', '大件物流', chair, known)).toEqual({ value: 't1' })
  expect(read('title', ' 两行\n标题 ', chair, known)).toEqual({ value: '两行 标题' })
})
it('counts in the house what orders wait for, and has no price where SKUs have several', () => {
  expect(valueOf(chair, 'stock')).toBe(14)
  const many = row('b', { price_to_fen: 50_000 })
  expect(valueOf(many, 'price')).toBeNull()
  expect(textOf(many, 'price', known)).toBe('468–500')
})
