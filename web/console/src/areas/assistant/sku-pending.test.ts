import { expect, it } from 'vitest'
import { chair } from '@console/areas/goods/testing'
import { makePending } from './pending'
import { makeSkuPending } from './sku-pending'
import { known, row } from './testing'
import { unsavedOf } from './unsaved'

const goods = chair()
const [white, black] = [goods.skus[0]!, goods.skus[1]!]
const made = () => makeSkuPending(() => known)

it('keeps what is typed of a SKU until it is what it was', () => {
  const skus = made()
  skus.set(goods, white, 'price', '499')
  skus.set(goods, white, 'stock', '30')
  expect(skus.of('chair')?.skus.get('a')).toMatchObject({ price: { value: 49_900 }, stock: { value: 30 } })
  skus.set(goods, white, 'price', '468.00')
  skus.set(goods, white, 'stock', '12')
  expect(skus.of('chair')).toBeUndefined()
})
it('says why a cell cannot be saved', () => {
  const skus = made()
  skus.set(goods, white, 'stock', '1')
  skus.set(goods, white, 'code', 'QM 1')
  skus.set(goods, black, 'price', '便宜')
  expect(skus.cells().map(({ fault }) => fault)).toEqual(['reserved', 'code', 'price'])
})
it('marks what others changed, and forgets what became so', () => {
  const skus = made()
  skus.set(goods, white, 'price', '499')
  skus.set(goods, white, 'code', 'QM-1')
  skus.set(goods, black, 'stock', '30')
  const now = { ...white, price_fen: 50_000 }
  skus.take(chair({ rev: 4, skus: [now, { ...black, stock: 30 }] }))
  const { price, code } = skus.of('chair')!.skus.get('a')!
  expect([price?.isTheirs, code?.isTheirs]).toEqual([true, undefined])
  expect(skus.of('chair')?.skus.has('b')).toBe(false)
  expect(skus.of('chair')?.goods.rev).toBe(4)
})
it('gives back what was dropped', () => {
  const skus = made()
  skus.set(goods, white, 'stock', '30')
  const restore = skus.discard()
  expect(skus.cells()).toEqual([])
  restore()
  expect(skus.cellsOf('chair')).toHaveLength(1)
})
it('is counted with the cells of the sheet, a product once', () => {
  const [pending, skus] = [makePending(() => known), made()]
  pending.set([{ row: row('chair'), column: 'title', text: '椅' }])
  skus.set(goods, white, 'stock', '1')
  const other = chair({ id: 'table' })
  skus.set(other, other.skus[0]!, 'stock', '30')
  expect(unsavedOf(pending, skus)).toEqual({ cells: 3, faults: 1, theirs: 0, products: 2 })
})
