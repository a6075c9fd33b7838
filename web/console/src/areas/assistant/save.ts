import type { Edit, Goods } from '@console/areas/goods/goods'
import type { Cells } from './api'
import type { Draft } from './pending'
import type { Spread } from './op'
import { numberOf, skuEditOf } from './sku-edit'
import type { SkuDraft } from './sku-pending'

/** What is unsaved of one product: in its row, and in its SKUs. */
export interface Unsent {
  row: Pick<Draft['row'], 'id' | 'rev' | 'title'>
  cells: Draft['cells']
  ofSkus?: SkuDraft | undefined
}

/** Each product once that has something unsaved. */
export function unsentOf(drafts: readonly Draft[], ofSkus: readonly SkuDraft[]): Unsent[] {
  const typed = new Map(ofSkus.map((draft) => [draft.goods.id, draft]))
  const inRows = drafts.map(({ row, cells }) => ({ row, cells, ofSkus: typed.get(row.id) }))
  const rows = new Set(drafts.map(({ row }) => row.id))
  const others = ofSkus.filter(({ goods }) => !rows.has(goods.id))
  return [...inRows, ...others.map((draft) => ({ row: draft.goods, cells: {}, ofSkus: draft }))]
}

/** Whether the SKUs of a product have to be fetched to save its cells. */
export const needsSkus = ({ cells }: Pick<Draft, 'cells'>): boolean => Boolean(cells.price || cells.stock)

const plain = ['title', 'code', 'category', 'template', 'tags', 'state'] as const

/** A product's unsaved cells as the server takes them; none where its SKUs do not allow it any more. */
export function cellsOf(
  draft: Unsent,
  goods: Pick<Goods, 'skus'> | undefined,
  rule: Spread,
): Cells | undefined {
  const { row, cells, ofSkus } = draft
  const edits = plain.flatMap((field): Edit[] => {
    const cell = cells[field]
    return cell && !cell.fault ? [{ field, value: cell.value }] : []
  })
  if (needsSkus(draft) || ofSkus) {
    const to = { price_fen: numberOf(cells.price?.value), stock: numberOf(cells.stock?.value) }
    // What was typed for single SKUs is held to the table it was typed into.
    const table = ofSkus?.goods ?? goods
    const skus = table && skuEditOf(table, to, rule, ofSkus?.skus)
    if (!skus) return undefined
    edits.push(skus)
  }
  return { product: row.id, rev: Math.min(row.rev, ofSkus?.goods.rev ?? row.rev), edits }
}

interface How {
  atOnce: number
  signal?: AbortSignal
  arrived?: (done: number) => void
}

/** Asks for many things, some at a time, in their order. Stops where it is told to. */
export async function gathered<Of, Told>(
  all: readonly Of[],
  ask: (one: Of) => Promise<Told>,
  { atOnce, signal, arrived }: How,
): Promise<Told[]> {
  const told: Told[] = []
  for (let at = 0; at < all.length; at += atOnce) {
    signal?.throwIfAborted()
    told.push(...(await Promise.all(all.slice(at, at + atOnce).map(ask))))
    arrived?.(told.length)
  }
  return told
}
