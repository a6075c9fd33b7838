import type { Query } from '@console/api/client'
import type { GoodsFilter, Selection } from '@console/areas/goods_files/export'
import { MOST_IDS } from './api'

/** Chosen products: named ones, or all that a filter finds but some. Never changed, always made anew. */
export type Chosen =
  | { by: 'ids'; ids: ReadonlySet<string> }
  | { by: 'filter'; filter: GoodsFilter; total: number; except: ReadonlySet<string> }

export const nobody: Chosen = { by: 'ids', ids: new Set() }

const yesNo = ['low_stock', 'timed']

/** The list's question without its order: what a selection by filter asks. */
export function filterOfQuery({ sort: _, ...query }: Query): GoodsFilter {
  const told = Object.entries(query).filter(([, value]) => value !== undefined && value !== '')
  // In a body it is what it means, not how an address writes it.
  const plain = (name: string, value: string | number) => (yesNo.includes(name) ? value === 'true' : value)
  return Object.fromEntries(told.map(([name, value]) => [name, plain(name, value!)]))
}

export const allFound = (query: Query, total: number): Chosen => ({
  by: 'filter',
  filter: filterOfQuery(query),
  total,
  except: new Set(),
})

export const isChosen = (chosen: Chosen, id: string): boolean =>
  chosen.by === 'ids' ? chosen.ids.has(id) : !chosen.except.has(id)

export const countOf = (chosen: Chosen): number =>
  chosen.by === 'ids' ? chosen.ids.size : Math.max(0, chosen.total - chosen.except.size)

/** The one that is named, where it is just one. */
export const onlyOf = (chosen: Chosen): string | undefined =>
  chosen.by === 'ids' && chosen.ids.size === 1 ? [...chosen.ids][0] : undefined

/** With these, as far as the server takes so many. */
export function withAll(chosen: Chosen, ids: readonly string[]): Chosen {
  if (chosen.by === 'filter') return { ...chosen, except: without(chosen.except, ids) }
  return { by: 'ids', ids: filled(chosen.ids, ids) }
}

export function withNone(chosen: Chosen, ids: readonly string[]): Chosen {
  if (chosen.by === 'ids') return { by: 'ids', ids: without(chosen.ids, ids) }
  return { ...chosen, except: filled(chosen.except, ids) }
}

export const turned = (chosen: Chosen, id: string): Chosen =>
  isChosen(chosen, id) ? withNone(chosen, [id]) : withAll(chosen, [id])

/** Whether one more name would be too many, of those chosen or of those left out. */
export const isFull = (chosen: Chosen): boolean =>
  (chosen.by === 'ids' ? chosen.ids : chosen.except).size >= MOST_IDS

export const selectionOf = (chosen: Chosen): Selection =>
  chosen.by === 'ids' ? { ids: [...chosen.ids] } : { filter: chosen.filter, except: [...chosen.except] }

function filled(names: ReadonlySet<string>, ids: readonly string[]): Set<string> {
  const next = new Set(names)
  for (const id of ids) if (next.size < MOST_IDS) next.add(id)
  return next
}

function without(from: ReadonlySet<string>, ids: readonly string[]): Set<string> {
  const next = new Set(from)
  for (const id of ids) next.delete(id)
  return next
}
