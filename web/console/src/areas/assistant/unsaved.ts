import type { Pending } from './pending'
import type { SkuPending } from './sku-pending'

export interface Unsaved {
  cells: number
  faults: number
  /** Changed by others too. */
  theirs: number
  products: number
}

/** What is not saved yet, in the cells of the sheet and in those of single SKUs. */
export function unsavedOf(pending: Pending, skus: SkuPending): Unsaved {
  const counts = pending.counts()
  const cells = skus.cells()
  const others = skus.all().filter(({ goods }) => !pending.of(goods.id))
  return {
    cells: counts.cells + cells.length,
    faults: counts.faults + cells.filter(({ fault }) => fault).length,
    theirs: counts.theirs + cells.filter(({ isTheirs }) => isTheirs).length,
    products: counts.products + others.length,
  }
}
