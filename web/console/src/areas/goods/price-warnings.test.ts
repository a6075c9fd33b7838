import { expect, it } from 'vitest'
import { priceWarningsOf, type Priced } from './price-warnings'
import { emptyRow } from './sku-table'
import { chair } from './testing'

const seen = chair()
const form = (price: string, id: string | undefined, more: Partial<Priced> = {}): Priced => ({
  state: 'listed',
  list_at: '',
  table: {
    names: [],
    rows: [
      { ...emptyRow(), id: 'b', price: '468' },
      { ...emptyRow(), id, price },
    ],
  },
  ...more,
})
const told = (typed: Priced, was = seen, floor_fen = 0) =>
  priceWarningsOf(typed, was, floor_fen).map(({ at, code }) => `${at} ${code}`)
const codes = (price: string, floor_fen = 0, id: string | undefined = 'a') =>
  told(form(price, id), seen, floor_fen)

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
it('asks about what costs nothing only where it is on sale, or goes there', () => {
  const stored = chair({ state: 'stored' })
  const isStored = { state: 'stored' } as const
  const isTimed = { state: 'stored', list_at: '2026-12-01T10:00' } as const
  expect(told(form('0', 'new', isStored), stored)).toEqual([])
  expect(told(form('0', 'new', isStored))).toEqual([])
  expect(told(form('0', 'new', isTimed), stored)).toEqual(['1 price_zero'])
})
it('asks again about what costs nothing once that is listed, and not of what is', () => {
  const free = (state: 'listed' | 'stored') =>
    chair({ state, skus: seen.skus.map((sku) => ({ ...sku, price_fen: sku.id === 'a' ? 0 : 46_800 })) })
  expect(told(form('0', 'a'), free('stored'))).toEqual(['1 price_zero'])
  expect(told(form('0', 'a'), free('listed'))).toEqual([])
})
it('says nothing of what is no price yet', () => expect(codes('', 30_000)).toEqual([]))
