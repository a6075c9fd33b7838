import { get, post, put, type Query } from '@console/api/client'
import type { Edit, GoodsRow } from '@console/areas/goods/goods'
import type { Shop } from '@console/live/shop'
import type { Op } from './op'

/** A product in the grid; `stock` is what can be bought, so that stock and reserved lie in the house. */
export type GridRow = GoodsRow & { reserved: number }
export interface GridPage {
  goods: GridRow[]
  /** Of all that the filter finds. */
  total?: number | null
}

/** What the server takes of products by name, and by a filter. */
export const MOST_IDS = 10_000
export const MOST_FOUND = 200_000
export const MOST_CELLS = 5_000
export const ROWS_AT_ONCE = 200

/** What the list can be narrowed to, by the names of its question. */
export type GoodsFilter = Record<string, string | number | boolean>
/** Which products: named ones, or all that a filter finds but some. */
export type Selection = { ids: string[] } | { filter: GoodsFilter; except: string[] }
export interface Cells {
  product: string
  /** As it stood when its first cell was typed. */
  rev: number
  edits: Edit[]
}
export type What = { by: 'ops'; selection: Selection; ops: Op[] } | { by: 'cells'; cells: Cells[] }

export type JobState = 'waiting' | 'running' | 'stopped' | 'done' | 'failed'
export interface Job {
  id: string
  kind: string
  state: JobState
  total: number
  done: number
  failed: number
  reason: string
}
export type BatchState =
  'previewing' | 'ready' | 'applying' | 'applied' | 'undoing' | 'undone' | 'stopped' | 'dropped'
export interface Batch {
  id: string
  state: BatchState
  /** As the member was called then. */
  by: string
  made_at: number
  /** The operations as they were given; none where cells were typed. */
  what_words: Op[]
  total: number
  changed: number
  unchanged: number
  refused: number
  warned: number
  job: Job | null
  applied_at: number | null
  undone_at: number | null
  undo_until: number | null
  can_undo: boolean
  floor_fen: number
  /** Its products are no longer listed one by one. */
  is_forgotten: boolean
}
export interface Batches {
  batches: Batch[]
  next: string | null
}

export type ItemState = 'changed' | 'unchanged' | 'refused' | 'applied' | 'failed' | 'undone' | 'kept'
/** What a list of items may be narrowed to. */
export type Only = Exclude<ItemState, 'unchanged'> | 'warned'
export interface ItemChange {
  field: string
  /** Code of the SKU it is about. */
  sku: string | null
  before: unknown
  after: unknown
  /** Of the stock: what orders wait for. */
  reserved?: number | null
}
export interface Item {
  no: number
  product: string
  code: string
  title: string
  state: ItemState
  changes: ItemChange[]
  warnings: string[]
  fault: { code: string; field: string; title: string } | null
}
export interface Items {
  items: Item[]
  next: string | null
}
/** `floor_fen` is the lowest price of the shop; 0: none. */
export interface Rules {
  floor_fen: number
  rev: number
}

/** The Assistant of one shop, on the server. */
export function assistantOf(shop: string) {
  const at = `/api/shops/${shop}`
  const batches = `${at}/assistant/batches`
  const rules = `${at}/assistant/assistant-rules`
  return {
    page: (query: Query, signal?: AbortSignal) => get<GridPage>(`${at}/goods`, { query, signal }),
    rows: (ids: string[]) =>
      post<{ goods: GridRow[] }>(`${at}/goods/rows`, { ids }).then((answer) => answer.goods),
    begin: (body: { key: string; what: What }) => post<Batch>(batches, body),
    batches: (cursor?: string, signal?: AbortSignal) =>
      get<Batches>(batches, { query: { cursor, limit: 30 }, signal }),
    batch: (id: string) => get<Batch>(`${batches}/${id}`),
    items: (id: string, query: { only: Only; cursor: string | undefined }, signal?: AbortSignal) =>
      get<Items>(`${batches}/${id}/items`, { query: { ...query, limit: 50 }, signal }),
    apply: (id: string, skip_warned: boolean) => post<Batch>(`${batches}/${id}/apply`, { skip_warned }),
    /** `stop`, `resume`, `undo` or `drop`. */
    turn: (id: string, to: 'stop' | 'resume' | 'undo' | 'drop') => post<Batch>(`${batches}/${id}/${to}`),
    reportAt: (id: string) => `${batches}/${id}/report.csv`,
    rules: () => get<Rules>(rules),
    keepRules: (body: Rules) => put<Rules>(rules, body),
  }
}

export const keys = {
  batches: (shop: Shop) => ['assistant-batches', shop.slug],
  batch: (shop: Shop, id: unknown) => ['assistant-batch', shop.slug, id],
  items: (shop: Shop, id: unknown, only: unknown) => ['assistant-items', shop.slug, id, only],
  rules: (shop: Shop) => ['assistant-rules', shop.slug],
}
