import { shallowRef } from 'vue'
import type { Goods, GoodsSku } from '@console/areas/goods/goods'
import { yuanOf } from '@console/areas/orders/money'
import { read, same, type Known, type Value } from './cells'
import type { Cell } from './pending'

/** What can be typed of one SKU. */
export const skuColumns = ['code', 'price', 'stock'] as const
export type SkuColumn = (typeof skuColumns)[number]
export type SkuCells = Readonly<Partial<Record<SkuColumn, Cell>>>
/** A product with unsaved cells of its SKUs, by their ids, as it stood when it was last seen. */
export interface SkuDraft {
  goods: Goods
  skus: ReadonlyMap<string, SkuCells>
}

const valueOf = (sku: GoodsSku, column: SkuColumn): Value =>
  column === 'price' ? sku.price_fen : sku[column]
/** What a cell says as one types it. */
export const skuText = (sku: GoodsSku, column: SkuColumn): string =>
  column === 'price' ? yuanOf(sku.price_fen) : String(sku[column])

/** Unsaved cells of single SKUs by product. Plain maps: `version` says that something became different. */
export function makeSkuPending(known: () => Known) {
  const drafts = new Map<string, SkuDraft>()
  const version = shallowRef(0)

  function put(goods: Goods, skus: ReadonlyMap<string, SkuCells>) {
    const typed = [...skus].filter(([, cells]) => Object.keys(cells).length)
    if (typed.length) drafts.set(goods.id, { goods, skus: new Map(typed) })
    else drafts.delete(goods.id)
    version.value++
  }
  function made(sku: GoodsSku, column: SkuColumn, text: string): Cell | undefined {
    const found = read(column, text, sku, known())
    if ('value' in found && same(found.value, valueOf(sku, column))) return undefined
    return { text: text.trim(), ...found }
  }
  function set(goods: Goods, sku: GoodsSku, column: SkuColumn, text: string) {
    const skus = drafts.get(goods.id)?.skus ?? new Map<string, SkuCells>()
    const typed: SkuCells = skus.get(sku.id) ?? {}
    const { [column]: _, ...others } = typed
    const cell = made(sku, column, text)
    const cells: SkuCells = cell ? { ...others, [column]: cell } : others
    put(goods, new Map<string, SkuCells>([...skus, [sku.id, cells]]))
  }
  /** A product as it is now: what became so already is no longer unsaved, what others changed is marked. */
  function take(now: Goods) {
    const draft = drafts.get(now.id)
    if (!draft || draft.goods === now || now.rev < draft.goods.rev) return
    const was = new Map(draft.goods.skus.map((sku) => [sku.id, sku]))
    const skus = now.skus.map((sku): [string, SkuCells] => [
      sku.id,
      rebased(draft.skus.get(sku.id) ?? {}, was.get(sku.id) ?? sku, sku),
    ])
    put(now, new Map(skus))
  }
  function rebased(cells: SkuCells, was: GoodsSku, now: GoodsSku): SkuCells {
    const kept = skuColumns.flatMap((column): [SkuColumn, Cell][] => {
      const before = cells[column]
      const cell = before && made(now, column, before.text)
      if (!before || !cell) return []
      const isTheirs = before.isTheirs || !same(valueOf(was, column), valueOf(now, column))
      return [[column, { ...cell, ...(isTheirs && { isTheirs }) }]]
    })
    return Object.fromEntries(kept)
  }
  /** Drops all of it; what comes back puts it there again. */
  function discard(): () => void {
    const dropped = [...drafts]
    drafts.clear()
    version.value++
    return () => {
      for (const [id, draft] of dropped) drafts.set(id, draft)
      version.value++
    }
  }
  const cellsOf = (draft: SkuDraft | undefined) =>
    [...(draft?.skus.values() ?? [])].flatMap((cells) => Object.values(cells))
  return {
    version,
    of: (id: string): SkuDraft | undefined => drafts.get(id),
    all: (): SkuDraft[] => [...drafts.values()],
    cells: (): Cell[] => [...drafts.values()].flatMap(cellsOf),
    cellsOf: (id: string): Cell[] => cellsOf(drafts.get(id)),
    set,
    take,
    discard,
  }
}
export type SkuPending = ReturnType<typeof makeSkuPending>
