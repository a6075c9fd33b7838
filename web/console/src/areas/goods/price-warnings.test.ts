import { expect, it } from 'vitest'
import { priceWarningsOf } from './price-warnings'
import { emptyRow } from './sku-table'
import { chair } from './testing'

const kept = chair().skus
function codes(price: string, floor_fen = 0, id: string | undefined = 'a') {
  const table = {
    names: [],
    rows: [
      { ...emptyRow(), id: 'b', price: '468' },
      { ...emptyRow(), id, price },
    ],
  }
  return priceWarningsOf(table, kept, floor_fen).map(({ at, code }) => `${at} ${code}`)
}

it('asks about a price that falls by more than half', () => {
  expect(codes('234')).toEqual([])
  expect(codes('233.99')).toEqual(['1 price_fell_much'])
})
it('asks about a changed price below the floor, also of a new SKU', () => {
  expect(codes('299', 30_000)).toEqual(['1 price_floor'])
  expect(codes('300', 30_000)).toEqual([])
  expect(codes('468', 50_000)).toEqual([])
  expect(codes('46.80', 30_000)).toEqual(['1 price_floor', '1 price_fell_much'])
  expect(codes('299', 30_000, 'new')).toEqual(['1 price_floor'])
})
it('asks about what costs nothing', () => expect(codes('0', 0, 'new')).toEqual(['1 price_zero']))
it('says nothing of what is no price yet', () => expect(codes('', 30_000)).toEqual([]))
