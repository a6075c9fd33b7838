import { lengthOf } from '@console/format'
import { fenOf, yuanOf } from '@console/areas/orders/money'
import { wholeOf } from '@console/areas/goods/sku-cells'
import type { GridRow } from './api'
import type { Editable } from './columns'

/** What a cell may name of the shop. */
export interface Known {
  categories: readonly string[]
  /** What categories ask for, with all that may be chosen for it. */
  attributes: ReadonlyMap<string, readonly string[]>
  templates: readonly { id: string; name: string }[]
  /** The words of the states, and of a product without a template: as they are shown, so they are typed. */
  listed: string
  stored: string
  deleted: string
  free: string
}
export type Value = string | number | null | string[]
/** Why a cell cannot be saved: the words are under `assistant.cell_faults`. */
export type CellFault =
  'title' | 'code' | 'category' | 'price' | 'stock' | 'reserved' | 'template' | 'tags' | 'state'
/** A product, or one SKU of it: what orders wait for is never given away. */
type Lot = Pick<GridRow, 'reserved'>
export type Read = { value: Value } | { fault: CellFault }

const MOST_FEN = 9_999_999_900
const MOST_PIECES = 9_999_999

/** In the house, with what orders wait for. */
export const inHouse = ({ stock, reserved }: GridRow): number => stock + (reserved ?? 0)

/** What a cell stands for; a price only where all SKUs have the same. */
export function valueOf(row: GridRow, column: Editable): Value {
  if (column === 'price') return row.price_fen === row.price_to_fen ? row.price_fen : null
  if (column === 'stock') return inHouse(row)
  if (column === 'template') return row.template ?? null
  return row[column]
}

/** The same as one types it. */
export function textOf(row: GridRow, column: Editable, known: Known): string {
  switch (column) {
    case 'price':
      return row.price_fen === row.price_to_fen
        ? yuanOf(row.price_fen)
        : `${yuanOf(row.price_fen)}–${yuanOf(row.price_to_fen)}`
    case 'stock':
      return String(inHouse(row))
    case 'template':
      return row.template ? (known.templates.find(({ id }) => id === row.template)?.name ?? '') : known.free
    case 'tags':
      return row.tags.join('，')
    case 'state':
      return known[row.state]
    default:
      return row[column]
  }
}

/** What was typed or pasted into a cell of a product, or why it cannot be. */
export function read(column: Editable, typed: string, row: Lot, known: Known): Read {
  const text = typed.replace(/\s+/g, ' ').trim()
  const found = readers[column](text, row, known)
  if (found === undefined) return { fault: column }
  return isFault(found) ? found : { value: found }
}
const isFault = (found: Value | { fault: CellFault }): found is { fault: CellFault } =>
  typeof found === 'object' && found !== null && 'fault' in found

type Reader = (text: string, row: Lot, known: Known) => Value | { fault: CellFault } | undefined
const readers: Record<Editable, Reader> = {
  title: (text) => (isLong(text, 120) ? text : undefined),
  code: (text) => (isLong(text, 64) && !/\s/.test(text) ? text : undefined),
  category: (text, _, { categories }) => categories.find((name) => name === text),
  price: (text) => {
    const fen = fenOf(text)
    return fen !== undefined && fen <= MOST_FEN ? fen : undefined
  },
  stock: (text, { reserved }) => {
    const pieces = wholeOf(text)
    if (pieces === undefined || pieces > MOST_PIECES) return undefined
    return pieces < (reserved ?? 0) ? { fault: 'reserved' } : pieces
  },
  template: (text, _, { templates, free }) =>
    text === '' || text === free ? null : templates.find(({ name }) => name === text)?.id,
  tags: (text) => {
    const tags = tagsOf(text)
    return tags.length <= 20 && tags.every((tag) => lengthOf(tag) <= 20) ? tags : undefined
  },
  state: (text, _, { listed, stored, deleted }) => {
    const words = {
      listed: [listed, '上架', '出售中', 'listed'],
      stored: [stored, '下架', 'stored'],
      deleted: [deleted, '删除', 'deleted'],
    }
    return Object.entries(words).find(([, names]) => names.includes(text))?.[0]
  },
}

/** Tags, as they are typed one behind the other. */
export const tagsOf = (text: string): string[] => [
  ...new Set(
    text
      .split(/[,，、;；\n]/)
      .map((tag) => tag.trim())
      .filter(Boolean),
  ),
]

const isLong = (text: string, most: number) => text !== '' && lengthOf(text) <= most

export const same = (one: Value, other: Value): boolean => JSON.stringify(one) === JSON.stringify(other)
