import type { components } from '@api/schema'
import { get, post, put, type Query } from '@console/api/client'
import type { Edit } from '@console/areas/goods/goods'
import type { Selection } from '@console/areas/goods_files/export'
import type { Shop } from '@console/live/shop'
import type { Op } from './op'

type Schemas = components['schemas']
/** A product in the grid; `stock` is what can be bought, so that stock and reserved lie in the house. */
export type GridRow = Schemas['GoodsRow']
/** `total` is of all that the filter finds. */
export type GridPage = Pick<Schemas['GoodsPage'], 'goods' | 'total'>

/** What the server takes of products by name, and by a filter. */
export const MOST_IDS = 10_000
export const MOST_FOUND = 200_000
export const MOST_CELLS = 5_000
export const ROWS_AT_ONCE = 200

export interface Cells {
  product: string
  /** As it stood when its first cell was typed. */
  rev: number
  edits: Edit[]
}
export type What = { by: 'ops'; selection: Selection; ops: Op[] } | { by: 'cells'; cells: Cells[] }

export type Batch = Schemas['BatchView']
export type BatchState = Schemas['BatchState']
export type Item = Schemas['BatchItem']
export type ItemChange = Schemas['BatchChange']
/** What a list of items may be narrowed to. */
export type Only = Exclude<Schemas['BatchItemState'], 'unchanged'> | 'warned'
type Rules = Schemas['AssistantRules']

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
      get<Schemas['Batches']>(batches, { query: { cursor, limit: 30 }, signal }),
    batch: (id: string) => get<Batch>(`${batches}/${id}`),
    items: (id: string, query: { only: Only; cursor: string | undefined }, signal?: AbortSignal) =>
      get<Schemas['BatchItems']>(`${batches}/${id}/items`, { query: { ...query, limit: 50 }, signal }),
    apply: (id: string, skip_warned: boolean) => post<Batch>(`${batches}/${id}/apply`, { skip_warned }),
    /** `stop`, `resume`, `undo` or `drop`. */
    turn: (id: string, to: 'stop' | 'resume' | 'undo' | 'drop') => post<Batch>(`${batches}/${id}/${to}`),
    /** What taking it back would leave as it is. */
    undoing: (id: string) => get<Schemas['BatchUndoing']>(`${batches}/${id}/undo`),
    /** In words of that language. */
    reportAt: (id: string, lang: string) => `${batches}/${id}/report.csv?lang=${lang}`,
    rules: () => get<Rules>(rules),
    keepRules: (body: Rules) => put<Rules>(rules, body),
  }
}

export const keys = {
  batches: (shop: Shop) => ['assistant-batches', shop.slug],
  batch: (shop: Shop, id: unknown) => ['assistant-batch', shop.slug, id],
  undoing: (shop: Shop, id: unknown) => ['assistant-undoing', shop.slug, id],
  items: (shop: Shop, id: unknown, only: unknown) => ['assistant-items', shop.slug, id, only],
  rules: (shop: Shop) => ['assistant-rules', shop.slug],
}
