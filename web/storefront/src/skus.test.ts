import { expect, it } from 'vitest'
import type { Sku } from './api'
import { choose, firstOf, optionsOf, picturesOf, textOf } from './skus'

const sku = (颜色: string, 尺寸: string, stock: number): Sku => {
  return { id: 颜色 + 尺寸, code: '', props: { 颜色, 尺寸 }, price_fen: 1, stock, picture: '' }
}
const skus = [sku('原木', '1.4m', 3), sku('原木', '1.6m', 0), sku('胡桃', '1.6m', 2), sku('胡桃', '1.8m', 1)]

it('lists each value of a property once', () => {
  expect(optionsOf(skus)).toEqual({ 颜色: ['原木', '胡桃'], 尺寸: ['1.4m', '1.6m', '1.8m'] })
})

it('keeps the other choice where it can', () => {
  expect(choose(skus, skus[0]!, '尺寸', '1.6m').id).toBe('原木1.6m')
  expect(choose(skus, skus[2]!, '尺寸', '1.8m').id).toBe('胡桃1.8m')
})

it('gives the other choice up where nothing is made like that', () => {
  expect(choose(skus, skus[0]!, '尺寸', '1.8m').id).toBe('胡桃1.8m')
})

it('names a SKU as the server does', () => {
  expect(textOf(skus[0]!)).toBe('颜色:原木;尺寸:1.4m')
})

it('begins with the one that a link names, else with the first in stock', () => {
  expect(firstOf(skus, '胡桃1.8m').id).toBe('胡桃1.8m')
  expect(firstOf(skus.slice(1), 'gone').id).toBe('胡桃1.6m')
  expect(firstOf([skus[1]!]).id).toBe('原木1.6m')
})

it('shows the pictures of the property whose values tell them', () => {
  const colours = { 原木: '/a', 胡桃: '/b' }
  const shown = skus.map((one) => ({ ...one, picture: colours[one.props['颜色'] as keyof typeof colours] }))
  expect(picturesOf(shown)).toEqual({ 颜色: colours })
  const [first, ...others] = shown
  expect(picturesOf([{ ...first!, picture: '/c' }, ...others])).toEqual({})
})
