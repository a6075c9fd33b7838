import { expect, it } from 'vitest'
import { changedFields, editsOf, emptyForm, formOf, placeInForm } from './form'
import { chair } from './testing'
import { localTime, millisOf } from './times'

it('has nothing to send of a product that nobody touched', () => {
  expect(changedFields(formOf(chair()), chair())).toEqual([])
  expect(editsOf(formOf(chair()), chair())).toEqual([])
  expect(changedFields(emptyForm(), undefined)).toEqual([])
})
it('sends what was changed, and only that', () => {
  const form = { ...formOf(chair()), title: ' 温莎椅 坐高45cm ', tags: '新品，实木\n实木\n热卖' }
  expect(editsOf(form, chair())).toEqual([
    { field: 'title', value: '温莎椅 坐高45cm' },
    { field: 'tags', value: ['新品', '实木', '热卖'] },
  ])
})
it('sends a stock only where it was typed, with what it was', () => {
  const form = formOf(chair())
  form.table.rows[0]!.price = '499'
  form.table.rows[1]!.stock = '20'
  const [edit] = editsOf(form, chair())
  expect(edit!.field).toBe('skus')
  const [first, second] = edit!.value as Record<string, unknown>[]
  expect(first).toMatchObject({ id: 'a', price_fen: 49_900, props: { 颜色: '原木色' } })
  expect(first).not.toHaveProperty('stock')
  expect(second).toMatchObject({ id: 'b', stock: 20, stock_was: 12 })
})
it('knows a SKU made again by its code, and a new one with a code given up as new', () => {
  const form = formOf(chair())
  form.table.rows[0] = { ...form.table.rows[0]!, id: undefined, stock: '9' }
  const [edit] = editsOf(form, chair())
  expect(edit!.value).toMatchObject([{ code: 'QM-a', stock: 9, stock_was: 12 }, { id: 'b' }])
  form.table.rows[0]!.code = 'QM-b'
  form.table.rows[1]!.code = 'QM-c'
  const [first] = editsOf(form, chair())[0]!.value as Record<string, unknown>[]
  expect(first).toMatchObject({ code: 'QM-b', stock: 9 })
  expect(first).not.toHaveProperty('stock_was')
})
it('trims what lists hold, and finds a refused line though a half empty one stands before it', () => {
  const form = formOf(chair())
  form.attributes = [
    { name: ' ', value: '' },
    { name: ' 宽 ', value: ' 45 ' },
  ]
  expect(editsOf(form, chair())).toEqual([{ field: 'attributes', value: [{ name: '宽', value: '45' }] }])
  expect(placeInForm(form, 'attributes', 1)).toBe(2)
  expect(placeInForm(form, 'tags', 1)).toBe(1)
})
it('begins with the least a product needs, and its stock', () => {
  const form = { ...emptyForm(), title: '方凳', category: '餐椅', code: 'QM-1' }
  form.table.rows[0]!.price = '99'
  form.table.rows[0]!.stock = '5'
  const edits = editsOf(form, undefined)
  expect(edits.map(({ field }) => field).sort()).toEqual(['category', 'skus', 'title'])
  const skus = edits.find(({ field }) => field === 'skus')!.value
  expect(skus).toMatchObject([{ stock: 5, price_fen: 9_900, props: {} }])
})
it('tells a stock alert of never from one that is left to the shop', () => {
  const own = chair({ low_stock: 8 })
  expect(changedFields(formOf(own), own)).toEqual([])
  expect(editsOf({ ...formOf(own), low_stock: 0 }, own)).toEqual([{ field: 'low_stock', value: 0 }])
  expect(editsOf({ ...formOf(own), low_stock: '' }, own)).toEqual([{ field: 'low_stock', value: null }])
})
it('drops lines that are half empty, and a time for what is listed already', () => {
  const form = { ...formOf(chair()), list_at: '2026-12-01T10:00' }
  form.facts.push({ key: '', label: '承重', value: ' ' })
  form.faq.push({ q: '', a: '' })
  expect(editsOf(form, chair())).toEqual([])
  expect(changedFields({ ...form, state: 'stored' }, chair())).toEqual(['state', 'list_at'])
})
it('reads the times it writes', () => {
  const at = new Date(2026, 11, 1, 10, 5).getTime()
  expect(localTime(at)).toBe('2026-12-01T10:05')
  expect(millisOf(localTime(at))).toBe(at)
  expect([localTime(null), millisOf(''), millisOf('x')]).toEqual(['', null, null])
})
