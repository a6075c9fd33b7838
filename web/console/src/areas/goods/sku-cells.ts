import { fenOf } from '@console/areas/orders/money'
import { sheetOf } from './clipboard'
import type { SkuRow, SkuTable } from './sku-table'

/** The columns that are typed, from left to right. */
export const columns = ['code', 'price', 'stock', 'weight', 'volume', 'barcode'] as const
export type Column = (typeof columns)[number]
/** Names and codes are text; what is counted has a keyboard of numbers on a phone. */
export const keyboards: Record<Column, 'text' | 'decimal' | 'numeric'> = {
  code: 'text',
  price: 'decimal',
  stock: 'numeric',
  weight: 'numeric',
  volume: 'numeric',
  barcode: 'text',
}

/** What stands in one cell goes into all below it. */
export function filledDown(rows: SkuRow[], column: Column, from: number): SkuRow[] {
  const value = rows[from]?.[column] ?? ''
  return rows.map((row, at) => (at > from ? { ...row, [column]: value } : row))
}

/** Cells of a spreadsheet, from one cell on to the right and down; what does not fit is left out. */
export function pasted(rows: SkuRow[], column: Column, from: number, text: string): SkuRow[] {
  const cells = sheetOf(text)
  const first = columns.indexOf(column)
  return rows.map((row, at) => {
    const line = cells[at - from]
    if (!line) return row
    const changed = columns.slice(first, first + line.length).map((name, n) => [name, line[n] ?? ''])
    return { ...row, ...Object.fromEntries(changed) }
  })
}

/** A whole number as it is typed; none where it is none. */
export function wholeOf(text: string): number | undefined {
  const plain = text.normalize('NFKC').replace(/[,\s]/g, '')
  return /^\d{1,9}$/.test(plain) ? Number(plain) : undefined
}

export type SkuFault = 'price' | 'stock' | 'reserved' | 'weight' | 'volume' | 'code_twice' | 'alike'

/** What is wrong with each row, by its place; rows without faults are not in it. */
export function faultsOf({ rows }: SkuTable): Map<number, SkuFault[]> {
  const codes = counted(rows.map(({ code }) => code.trim()))
  const kinds = counted(rows.map(({ values }) => JSON.stringify(values)))
  const found = rows.map((row): [SkuFault, boolean][] => {
    const stock = wholeOf(row.stock)
    return [
      ['price', fenOf(row.price) === undefined],
      ['stock', stock === undefined],
      ['reserved', stock !== undefined && stock < row.reserved],
      ['weight', isUnread(row.weight)],
      ['volume', isUnread(row.volume)],
      ['code_twice', row.code.trim() !== '' && codes.get(row.code.trim())! > 1],
      ['alike', kinds.get(JSON.stringify(row.values))! > 1],
    ]
  })
  const wrong = found.map((each) => each.flatMap(([fault, isSo]) => (isSo ? [fault] : [])))
  return new Map([...wrong.entries()].filter(([, faults]) => faults.length > 0))
}

/** A cell by its row's place and its column; a row that is made anew begins untouched. */
export const cellName = (at: number, column: Column): string => `${at}.${column}`

/** Faults that somebody can have made: of rows that are kept already, of cells that were left, and all of them once saving was tried. */
export function faultsToTell(
  faults: Map<number, SkuFault[]>,
  rows: SkuRow[],
  isTold: (cell: string) => boolean,
): Map<number, SkuFault[]> {
  const told = [...faults].map(([at, each]): [number, SkuFault[]] => {
    const isSo = (column: Column | undefined) => !column || isTold(cellName(at, column))
    return [at, rows[at]?.id ? each : each.filter((fault) => isSo(columnOf[fault]))]
  })
  return new Map(told.filter(([, each]) => each.length > 0))
}

const isUnread = (text: string) => text.trim() !== '' && wholeOf(text) === undefined

function counted(texts: string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1)
  return counts
}

/** The cell a fault belongs to; none where it is the row's. */
export const columnOf: Record<SkuFault, Column | undefined> = {
  price: 'price',
  stock: 'stock',
  reserved: 'stock',
  weight: 'weight',
  volume: 'volume',
  code_twice: 'code',
  alike: undefined,
}
