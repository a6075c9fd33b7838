import { expect, it } from 'vitest'
import { chair } from '@console/areas/goods/testing'
import { spreads } from './op'
import { skuEditOf, spread } from './sku-edit'

const lots = (...pairs: [number, number][]) => pairs.map(([stock, reserved]) => ({ stock, reserved }))

it('divides evenly, by share, or into the first', () => {
  const skus = lots([10, 0], [30, 0], [0, 0])
  expect(spread(skus, 100, 'even')).toEqual([34, 33, 33])
  expect(spread(skus, 100, 'by_share')).toEqual([25, 75, 0])
  expect(spread(skus, 100, 'first')).toEqual([100, 0, 0])
  expect(spread(lots([0, 0], [0, 0]), 3, 'by_share')).toEqual([2, 1])
})
it('leaves to each what orders wait for, or says that it cannot', () => {
  const skus = lots([5, 5], [50, 1])
  expect(spread(skus, 6, 'by_share')).toEqual([5, 1])
  expect(spread(skus, 5, 'even')).toBeUndefined()
  expect(spread(skus, 10, 'first')).toEqual([9, 1])
})
it('adds up, whatever is divided', () => {
  for (const rule of spreads)
    for (let total = 8; total < 300; total += 7) {
      const skus = lots([3, 3], [17, 0], [total, 4], [1, 1])
      const parts = spread(skus, total, rule)!
      expect(parts.reduce((one, other) => one + other, 0)).toBe(total)
      parts.forEach((part, at) => expect(part).toBeGreaterThanOrEqual(skus[at]!.reserved))
    }
})
it('sets a price for all SKUs, and says only the stock that becomes another', () => {
  const goods = chair()
  expect(skuEditOf(goods, { price_fen: 100 }, 'even')?.value).toMatchObject([
    { id: 'a', price_fen: 100 },
    { id: 'b', price_fen: 100 },
  ])
  const { value } = skuEditOf(goods, { stock: 26 }, 'first')!
  expect(value).toMatchObject([
    { price_fen: 46_800, stock: 24, stock_was: 12 },
    { stock: 2, stock_was: 12 },
  ])
  expect(JSON.stringify(skuEditOf(goods, { price_fen: 1 }, 'even'))).not.toContain('stock')
  expect(skuEditOf(goods, { stock: 1 }, 'even')).toBeUndefined()
})
