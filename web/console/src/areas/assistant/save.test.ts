import { expect, it } from 'vitest'
import { chair } from '@console/areas/goods/testing'
import { makePending } from './pending'
import { cellsOf, gathered, needsSkus, unsentOf } from './save'
import { makeSkuPending } from './sku-pending'
import { known, row } from './testing'

function draft(cells: ['title' | 'price' | 'stock' | 'tags', string][]) {
  const pending = makePending(() => known)
  pending.set(cells.map(([column, text]) => ({ row: row('a'), column, text })))
  return pending.of('a')!
}

it('sends plain cells as they are, and names what was seen', () => {
  const typed = draft([
    ['title', '新标题'],
    ['tags', ''],
  ])
  expect(needsSkus(typed)).toBe(false)
  expect(cellsOf(typed, undefined, 'even')).toEqual({
    product: 'a',
    rev: 3,
    edits: [
      { field: 'title', value: '新标题' },
      { field: 'tags', value: [] },
    ],
  })
})
it('makes one table of SKUs out of price and stock', () => {
  const typed = draft([
    ['price', '10'],
    ['stock', '30'],
  ])
  expect(needsSkus(typed)).toBe(true)
  const { edits } = cellsOf(typed, chair(), 'even')!
  expect(edits).toHaveLength(1)
  expect(edits[0]!.value).toMatchObject([
    { price_fen: 1_000, stock: 15, stock_was: 12 },
    { price_fen: 1_000, stock: 15 },
  ])
  expect(cellsOf(typed, undefined, 'even')).toBeUndefined()
})
it('sends what was typed for single SKUs with their row, or alone', () => {
  const skus = makeSkuPending(() => known)
  const [goods, other] = [chair({ id: 'a', rev: 2 }), chair({ id: 'b' })]
  skus.set(goods, goods.skus[1]!, 'stock', '20')
  skus.set(other, other.skus[0]!, 'code', 'QM-新')
  const [first, second, ...rest] = unsentOf([draft([['price', '10']])], skus.all())
  expect(rest).toEqual([])
  // What was typed for all goes to the others; the older of what was seen is named.
  expect(cellsOf(first!, undefined, 'even')).toMatchObject({
    product: 'a',
    rev: 2,
    edits: [{ value: [{ price_fen: 1_000 }, { price_fen: 1_000, stock: 20, stock_was: 12 }] }],
  })
  expect(cellsOf(second!, undefined, 'even')).toMatchObject({
    product: 'b',
    rev: 3,
    edits: [
      {
        field: 'skus',
        value: [
          { id: 'a', code: 'QM-新' },
          { id: 'b', code: 'QM-b' },
        ],
      },
    ],
  })
})
it('asks some at a time, and stops where it is told to', async () => {
  const stop = new AbortController()
  const seen: number[] = []
  const ask = (n: number) => Promise.resolve(n * 2)
  const how = { atOnce: 2, signal: stop.signal, arrived: (done: number) => seen.push(done) }
  expect(await gathered([1, 2, 3], ask, how)).toEqual([2, 4, 6])
  expect(seen).toEqual([2, 3])
  stop.abort()
  await expect(gathered([1], ask, how)).rejects.toThrow()
  expect(await gathered([1, 2], ask, { atOnce: 2 })).toEqual([2, 4])
})
