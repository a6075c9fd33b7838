import type { components } from '@api/schema'
import { get, postFile } from '@console/api/client'
import type { Selection } from './export'
import { importsAt } from './wizard/imports'
import { cutOf } from './wizard/pieces'

type Schemas = components['schemas']
export type Format = Schemas['GoodsFileFormat']
export type Encoding = Schemas['GoodsFileEncoding']
export const generations = [67, 63, 58, 54, 47] as const
export type Generation = (typeof generations)[number]

/** What the server saw in a file of goods. */
export type Look = Schemas['GoodsFileLook']
export type LookColumn = Schemas['GoodsFileColumn']

export type Existing = Schemas['GoodsImportExisting']
export const existings = ['update', 'skip', 'refuse'] as const satisfies readonly Existing[]
export type StateRule = Schemas['GoodsImportShelf']
export const stateRules = ['stored', 'as_file'] as const satisfies readonly StateRule[]

/** How the rows are read. */
export type Mapping = Schemas['GoodsFileMapping']
export type GoodsImport = Schemas['GoodsImport']
/** Which products a filter finds is said by what it has alone. */
export type NewExport = Omit<Schemas['NewGoodsExport'], 'selection'> & { selection: Selection }

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

/** A product that is there, and what an import would change of it. */
export type ChangedProduct = Schemas['GoodsImportChanged']
const changesAt = (shop: string, id: string) => `/api/shops/${shop}/goods-imports/${id}/changes`
export const changesOf = (shop: string, id: string, cursor?: number) =>
  get<Schemas['GoodsImportChanges']>(changesAt(shop, id), { query: { cursor } })
/** All that are kept, in words of that language. */
export const changesFileAt = (shop: string, id: string, lang: string) =>
  `${changesAt(shop, id)}.csv?lang=${lang}`

/** What an exported file does not hold of the products in it, and which it does not hold at all. */
export type ExportLost = Schemas['GoodsExportLost']

interface ExportOptions {
  signal: AbortSignal
  onBytes: (bytes: number) => void
  /** The id by which is asked what the file does not hold, also where it is refused for that; none: it holds everything. */
  onLost: (id: string | null) => void
}

export const exportGoods = (shop: string, asked: NewExport, { onLost, ...options }: ExportOptions) =>
  postFile(`/api/shops/${shop}/goods-exports`, asked, {
    ...options,
    onHead: (headers) => onLost(headers.get('x-goods-export')),
  })

export const lostOf = (shop: string, id: string) =>
  get<ExportLost>(`/api/shops/${shop}/goods-exports/${id}/lost`)
