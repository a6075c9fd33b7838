import type { Query } from '@console/api/client'
import type { Encoding, Format, Generation, NewExport } from './api'
import type { ExportOffer, GoodsFilter, Selection } from './export'

export type Which = 'chosen' | 'found' | 'all'
/** What is wanted as a file, as it is being chosen. */
interface ExportDraft {
  which: Which
  format: Format
  /** Empty: as the products came. */
  generation: Generation | ''
  /** Empty: what is usual for the format. */
  encoding: Encoding | ''
  pictures: boolean
  /** A table for each of several layouts. */
  split: boolean
  /** What cannot be written stays out of the file. */
  leave_out: boolean
}

// How a list is ordered and paged leaves nothing out.
const ordering = new Set(['sort', 'cursor', 'limit', 'offset'])
const said = (filter: GoodsFilter | undefined) =>
  Object.entries(filter ?? {}).filter(
    ([name, value]) => !ordering.has(name) && value !== undefined && value !== '',
  )

/** A filter as a body has it: an address knows only words. */
export const filterBody = (filter: GoodsFilter | undefined): GoodsFilter =>
  Object.fromEntries(said(filter).map(([name, value]) => [name, value === 'true' ? true : value]))

export const whichOf = ({ selection, filter }: ExportOffer): Which[] => [
  ...(selection ? (['chosen'] as const) : []),
  ...(said(filter).length ? (['found'] as const) : []),
  'all',
]

export const draftOf = (offer: ExportOffer): ExportDraft => ({
  which: whichOf(offer)[0]!,
  format: 'taobao',
  generation: '',
  encoding: '',
  pictures: false,
  split: false,
  leave_out: false,
})

export function selectionOf(which: Which, { selection, filter }: ExportOffer): Selection {
  if (which === 'chosen' && selection)
    return 'ids' in selection ? selection : { ...selection, filter: filterBody(selection.filter) }
  return { filter: which === 'found' ? filterBody(filter) : {}, except: [] }
}

/** A filter as an address has it: how many products it finds is asked there. */
export const queryOf = (filter: GoodsFilter): Query =>
  Object.fromEntries(
    Object.entries(filter).map(([name, value]) => [name, typeof value === 'boolean' ? String(value) : value]),
  )

/** Nothing goes out as it came: all are put into one layout of one encoding. */
export const isRewritten = ({ generation, encoding }: Pick<ExportDraft, 'generation' | 'encoding'>) =>
  generation !== '' || encoding !== ''

/** The same as the server takes it. */
export function bodyOf(draft: ExportDraft, offer: ExportOffer): NewExport {
  const { which, format, generation, encoding, pictures, split, leave_out } = draft
  const isTaobao = format === 'taobao'
  return {
    selection: selectionOf(which, offer),
    format,
    ...(isTaobao && generation !== '' && { generation }),
    ...(format !== 'xlsx' && encoding !== '' && { encoding }),
    pictures,
    split: isTaobao && !isRewritten(draft) && split,
    ...(isTaobao && leave_out && { leave_out }),
  }
}

/** What files of a format cannot hold of a product; the words are under `goods_files.export.lost`. */
type Lost = 'knowledge' | 'custom_values' | 'barcodes' | 'selling_point' | 'weight_volume'
/** The generation that first had a column for it. */
const since: [Generation, Lost][] = [
  [63, 'custom_values'],
  [58, 'barcodes'],
  [58, 'selling_point'],
  [54, 'weight_volume'],
]
export function lostBy({ format, generation }: Pick<ExportDraft, 'format' | 'generation'>): Lost[] {
  if (format !== 'taobao') return []
  const older = since.filter(([first]) => generation !== '' && generation < first)
  return ['knowledge', ...older.map(([, lost]) => lost)]
}

/** Files of old tools are GBK, which lacks rare characters and emoji; a table is written in its successor, which has all. */
export const mayLackCharacters = ({ format, encoding }: Pick<ExportDraft, 'format' | 'encoding'>) =>
  format === 'taobao' && encoding === 'gbk'

/** The code of the product that a refusal begins with, as `QM-1: why`. */
export const productIn = (message: string | undefined) => /^(.+?): /.exec(message ?? '')?.[1]

/** As many products as one file holds. */
export const mostOf = ({ pictures }: Pick<ExportDraft, 'pictures'>) => (pictures ? 20_000 : 200_000)

/** Which words of its own the export has for a refusal, and what they name; none: the reason is one of any file. */
export function refusalOf(code: string, message: string | undefined, draft: Pick<ExportDraft, 'pictures'>) {
  const product = productIn(message)
  if (code === 'too_many_rows') return { key: 'too_many', named: { n: mostOf(draft) } }
  if (code === 'too_many_lines') return { key: 'too_many_lines', named: {} }
  if (!product) return undefined
  if (code === 'unwritable' || code === 'formula') return { key: code, named: { code: product } }
  if (code === 'too_long_for_a_cell') return { key: 'too_long', named: { code: product } }
  return undefined
}

const endings: Record<Format, string> = { taobao: 'csv', csv: 'csv', xlsx: 'xlsx' }
/** How the file's name ends, by its type: a zip where there are pictures or several tables. */
export const endingOf = (format: Format, type: string) =>
  /^application\/(x-)?zip/.test(type) ? 'zip' : endings[format]
