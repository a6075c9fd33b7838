import type { Edit, Goods } from '@console/areas/goods/goods'
import type { Cells } from './api'
import type { Draft } from './pending'
import type { Spread } from './op'
import { skuEditOf } from './sku-edit'

/** Whether the SKUs of a product have to be known to save its cells. */
export const needsSkus = ({ cells }: Draft): boolean => Boolean(cells.price || cells.stock)

const plain = ['title', 'code', 'category', 'template', 'tags', 'state'] as const

/** A product's unsaved cells as the server takes them; none where its SKUs do not allow it any more. */
export function cellsOf(
  draft: Draft,
  goods: Pick<Goods, 'skus'> | undefined,
  rule: Spread,
): Cells | undefined {
  const { row, cells } = draft
  const edits = plain.flatMap((field): Edit[] => {
    const cell = cells[field]
    return cell && !cell.fault ? [{ field, value: cell.value }] : []
  })
  if (needsSkus(draft)) {
    const to = { price_fen: numberOf(cells.price?.value), stock: numberOf(cells.stock?.value) }
    const skus = goods && skuEditOf(goods, to, rule)
    if (!skus) return undefined
    edits.push(skus)
  }
  return { product: row.id, rev: row.rev, edits }
}

const numberOf = (value: unknown) => (typeof value === 'number' ? value : undefined)

/** Asks for many things, some at a time, in their order. Stops where it is told to. */
export async function gathered<Of, Told>(
  all: readonly Of[],
  ask: (one: Of) => Promise<Told>,
  { atOnce, signal, arrived }: { atOnce: number; signal: AbortSignal; arrived: (done: number) => void },
): Promise<Told[]> {
  const told: Told[] = []
  for (let at = 0; at < all.length; at += atOnce) {
    signal.throwIfAborted()
    told.push(...(await Promise.all(all.slice(at, at + atOnce).map(ask))))
    arrived(told.length)
  }
  return told
}
