import { fenOf } from '@console/areas/orders/money'
import type { GoodsForm } from './form'
import type { Goods } from './goods'

interface PriceWarning {
  /** The row of the table, from 0. */
  at: number
  code: 'price_floor' | 'price_fell_much' | 'price_zero'
}
export type Priced = Pick<GoodsForm, 'table' | 'state' | 'list_at'>

/** Buyers see it now, or will by themselves. */
const isOnSale = ({ state, list_at }: { state: Goods['state']; list_at?: unknown }) =>
  state === 'listed' || Boolean(list_at)

/** What may be a slip in the prices as they are typed; the Assistant's preview asks about the same. */
export function priceWarningsOf(form: Priced, seen: Goods | undefined, floor_fen: number): PriceWarning[] {
  const isListedByIt = !seen || !isOnSale(seen)
  return form.table.rows.flatMap(({ id, price }, at) => {
    const was = seen?.skus.find((sku) => sku.id === id)?.price_fen
    const fen = fenOf(price)
    if (fen === undefined) return []
    const told: PriceWarning[] = []
    if (fen !== was && fen < floor_fen) told.push({ at, code: 'price_floor' })
    if (was !== undefined && fen * 2 < was) told.push({ at, code: 'price_fell_much' })
    if (fen === 0 && isOnSale(form) && (isListedByIt || was !== 0)) told.push({ at, code: 'price_zero' })
    return told
  })
}
