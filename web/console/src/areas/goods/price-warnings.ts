import { fenOf } from '@console/areas/orders/money'
import type { GoodsSku } from './goods'
import type { SkuTable } from './sku-table'

export interface PriceWarning {
  /** The row of the table, from 0. */
  at: number
  code: 'price_floor' | 'price_fell_much' | 'price_zero'
}

/** What may be a slip in the prices as they are typed; the Assistant's preview asks about the same. */
export function priceWarningsOf({ rows }: SkuTable, kept: GoodsSku[], floor_fen: number): PriceWarning[] {
  return rows.flatMap(({ id, price }, at) => {
    const was = kept.find((sku) => sku.id === id)?.price_fen
    const fen = fenOf(price)
    if (fen === undefined || fen === was) return []
    const told: PriceWarning[] = []
    if (fen < floor_fen) told.push({ at, code: 'price_floor' })
    if (was !== undefined && fen * 2 < was) told.push({ at, code: 'price_fell_much' })
    if (fen === 0) told.push({ at, code: 'price_zero' })
    return told
  })
}
