import type { State } from '@console/areas/goods/goods'

/** How a text becomes another. */
export type TextHow =
  | { how: 'set'; text: string }
  | { how: 'prefix'; text: string }
  | { how: 'suffix'; text: string }
  | { how: 'replace'; find: string; with: string }
  | { how: 'pattern'; find: string; with: string }
export type PriceHow =
  { how: 'set'; fen: number } | { how: 'add'; fen: number } | { how: 'multiply'; per_mille: number }
export const rounds = ['none', 'fen10', 'yuan', 'yuan10', 'ends_in9'] as const
export type Round = (typeof rounds)[number]
export const spreads = ['by_share', 'even', 'first'] as const
/** How a product's quantity is divided among its SKUs. */
export type Spread = (typeof spreads)[number]
export type QuantityHow =
  | { how: 'set_each'; n: number }
  | { how: 'add_each'; n: number }
  | { how: 'spread_total'; n: number; rule: Spread }
export interface TagsHow {
  how: 'set' | 'add' | 'remove'
  tags: string[]
}

export const texts = ['title', 'code', 'selling_point', 'description'] as const
export type TextField = (typeof texts)[number]

/** One thing that is done to every chosen product. */
export type Op =
  | { op: TextField; how: TextHow }
  | { op: 'category'; name: string }
  | { op: 'attribute'; name: string; value: string | null }
  | { op: 'price'; how: PriceHow; round: Round }
  | { op: 'quantity'; how: QuantityHow }
  | { op: 'template'; id: string | null }
  | { op: 'tags'; how: TagsHow }
  | { op: 'state'; state: State }
export type OpKind = Op['op']
export const MOST_OPS = 20
