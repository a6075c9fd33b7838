import { postFile } from '@console/api/client'
import type { Selection } from './export'
import { importsAt, type ImportView } from './wizard/imports'
import { cutOf } from './wizard/pieces'

export type Format = 'taobao' | 'csv' | 'xlsx'
export type Encoding = 'utf16le' | 'utf8_bom' | 'gbk'
export const generations = [67, 63, 58, 54, 47] as const
export type Generation = (typeof generations)[number]

export interface LookColumn {
  /** From 0. */
  at: number
  name: string
  /** In Chinese, where the format knows the column. */
  label: string
  /** What it is read as unless the mapping says otherwise; none: it is not read. */
  field?: string | null
  sample: string
}

/** What the server saw in a file of goods. */
export interface Look {
  format: Format
  generation?: number | null
  /** `utf-16le`, `utf-16be`, `utf-8`, `gbk`; empty for XLSX. */
  encoding: string
  files: string[]
  pictures: number
  columns: LookColumn[]
  /** At most 5, each as long as `columns`. */
  first_rows: string[][]
  /** Codes. */
  notes: string[]
  /** Taobao's numbers of categories that the shop knows nothing of yet. */
  unknown_categories: string[]
}

export const existings = ['update', 'skip', 'refuse'] as const
export type Existing = (typeof existings)[number]
export const stateRules = ['stored', 'as_file'] as const
export type StateRule = (typeof stateRules)[number]

/** How the rows are read. */
export interface Mapping {
  /** Number of a column → field, `''`: not read. Those left out are read as the look says. */
  columns: Record<string, string>
  existing: Existing
  state: StateRule
  /** Of products whose row names none. */
  category?: string | null
  /** Taobao's number → the shop's category. */
  categories: Record<string, string>
  rev: number
}

export interface GoodsImport extends ImportView {
  piece_bytes: number
  /** Numbers of the pieces that are not there yet, from 0. */
  missing: number[]
  look?: Look | null
  mapping?: Mapping | null
}

export interface NewExport {
  selection: Selection
  format: Format
  generation?: Generation
  encoding?: Encoding
  pictures: boolean
  split: boolean
}

/** Imports of goods, on the server. */
export const goodsImportsOf = (shop: string) =>
  importsAt<GoodsImport>({
    at: `/api/shops/${shop}/goods-imports`,
    pieceAt: (n) => `pieces/${n}`,
    cut: ({ piece_bytes }, [file]) => cutOf(file!, piece_bytes),
    missing: ({ missing }) => missing,
    isWhole: ({ missing }) => missing.length === 0,
    read: (told) => told,
    readFault: (told) => told,
  })

export const exportGoods = (
  shop: string,
  asked: NewExport,
  options: { signal: AbortSignal; onBytes: (bytes: number) => void },
) => postFile(`/api/shops/${shop}/goods-exports`, asked, options)
