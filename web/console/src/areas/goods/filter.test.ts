import { expect, it } from 'vitest'
import { anything, filterOf, isNarrow, isPriceBad, isStockBad, queryOf } from './filter'

it('asks for what changed last, and for nothing else by itself', () => {
  expect(JSON.parse(JSON.stringify(queryOf(anything())))).toEqual({ sort: '-changed' })
  expect(isNarrow({ ...anything(), tab: 'stored' })).toBe(false)
  expect(isNarrow({ ...anything(), tag: '新品' })).toBe(true)
})
it('asks for what each tab means', () => {
  expect(queryOf({ ...anything(), tab: 'low_stock' })).toMatchObject({ low_stock: 'true', state: 'listed' })
  expect(queryOf({ ...anything(), tab: 'sold_out', availability: 'custom' })).toMatchObject({
    availability: 'sold_out',
  })
  expect(queryOf(filterOf({ tab: 'timed' }))).toMatchObject({ timed: 'true', state: 'stored' })
  expect(queryOf(filterOf({ tab: 'deleted' }))).toMatchObject({ state: 'deleted' })
})
it('asks for a delivery template, or for goods that have none', () => {
  const free = { ...anything(), template: 'none' }
  expect(queryOf(free)).toMatchObject({ template: 'none' })
  expect(isNarrow(free)).toBe(true)
  expect(queryOf({ ...anything(), template: 't1' })).toMatchObject({ template: 't1' })
})
it('asks for goods of a template that lack what it counts by, as a link says', () => {
  const some = filterOf({ template: 't1', unmeasured: 'weight' })
  expect(some).toEqual({ ...anything(), template: 't1', unmeasured: 'weight' })
  expect(queryOf(some)).toMatchObject({ template: 't1', unmeasured: 'weight' })
  expect(isNarrow({ ...anything(), unmeasured: 'volume' })).toBe(true)
  expect(filterOf({ unmeasured: 'colour' })).toEqual(anything())
})
it('reads prices, and leaves out what it cannot read', () => {
  const priced = { ...anything(), min: '12.5', max: '¥1,300' }
  expect(queryOf(priced)).toMatchObject({ min_fen: 1_250, max_fen: 130_000 })
  for (const part of [{ min: 'x' }, { min: '20', max: '10' }]) {
    const bad = { ...anything(), ...part }
    expect(isPriceBad(bad)).toBe(true)
    expect(queryOf(bad)).not.toHaveProperty('min_fen')
  }
})
it('reads how much can be bought, and leaves out what it cannot read', () => {
  const some = { ...anything(), minStock: '0', maxStock: '1,000' }
  expect(queryOf(some)).toMatchObject({ min_stock: 0, max_stock: 1_000 })
  expect([isNarrow(some), isNarrow({ ...anything(), sort: 'stock' })]).toEqual([true, false])
  expect(queryOf({ ...anything(), maxStock: '５' })).toMatchObject({ max_stock: 5 })
  for (const part of [{ minStock: '1.5' }, { minStock: '20', maxStock: '10' }]) {
    const bad = { ...anything(), ...part }
    expect([isStockBad(bad), isPriceBad(bad)]).toEqual([true, false])
    expect(queryOf(bad)).not.toHaveProperty('min_stock')
  }
})
it('asks for what an import brought', () => {
  const some = { ...anything(), importId: 'i1' }
  expect(queryOf(some)).toMatchObject({ import: 'i1', brought: undefined })
  expect(queryOf({ ...some, brought: 'new' })).toMatchObject({ import: 'i1', brought: 'new' })
  expect(queryOf({ ...anything(), brought: 'new' })).not.toHaveProperty('brought')
  expect(isNarrow(some)).toBe(true)
  expect(filterOf({ import: 'i1', brought: 'changed' })).toEqual({ ...some, brought: 'changed' })
  expect(filterOf({ import: 'i1', brought: 'old' })).toEqual(some)
})
it('begins as an address says, if it knows the words', () => {
  expect(filterOf({ tab: 'sold_out', q: '餐椅' })).toMatchObject({ tab: 'sold_out', words: '餐椅' })
  expect(filterOf({ tab: 'other', q: ['a'] })).toEqual(anything())
})
