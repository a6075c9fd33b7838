/** One SKU as it is typed. */
export interface SkuRow {
  /** None while it is only here. */
  id?: string | undefined
  /** One for each property of the table; empty where it has none. */
  values: string[]
  code: string
  /** Yuan. */
  price: string
  stock: string
  /** Grams. */
  weight: string
  /** Cubic centimetres. */
  volume: string
  barcode: string
  /** One of the product's pictures; empty: none of its own. */
  picture: string
  /** Pieces that orders wait for. */
  reserved: number
}
/** The SKUs of a product: its properties, and a row for each that is sold. Not every combination has to be. */
export interface SkuTable {
  names: string[]
  rows: SkuRow[]
}

export const MOST_PROPERTIES = 20
export const MOST_SKUS = 600

export const emptyRow = (values: string[] = []): SkuRow => ({
  values,
  code: '',
  price: '',
  stock: '0',
  weight: '',
  volume: '',
  barcode: '',
  picture: '',
  reserved: 0,
})

/** The values of a property, in the order they first come. */
export const valuesOf = ({ rows }: SkuTable, at: number): string[] => [
  ...new Set(rows.map(({ values }) => values[at] ?? '').filter(Boolean)),
]

const joined = (values: string[]) => JSON.stringify(values)
const without = <T>(list: T[], at: number): T[] => list.filter((_, each) => each !== at)
const replaced = (list: string[], at: number, by: string): string[] =>
  list.map((one, each) => (each === at ? by : one))

/** The rows that stay when they look alike: the first of each kind. */
function firsts(rows: SkuRow[]): SkuRow[] {
  const seen = new Set<string>()
  return rows.filter(({ values }) => {
    const isNew = !seen.has(joined(values))
    seen.add(joined(values))
    return isNew
  })
}

/** A new property: every SKU there is takes its first value. */
export function withProperty({ names, rows }: SkuTable, name: string, value: string): SkuTable {
  const from = rows.length ? rows : [emptyRow(names.map(() => ''))]
  return { names: [...names, name], rows: from.map((row) => ({ ...row, values: [...row.values, value] })) }
}

export function withoutProperty({ names, rows }: SkuTable, at: number): SkuTable {
  const left = rows.map((row) => ({ ...row, values: without(row.values, at) }))
  return { names: without(names, at), rows: firsts(left) }
}

export const renamedProperty = ({ names, rows }: SkuTable, at: number, name: string): SkuTable => ({
  names: replaced(names, at, name),
  rows,
})

/** One more value: a SKU with it beside each kind of the other properties, priced and weighed like the one beside it. */
export function withValue(table: SkuTable, at: number, value: string): SkuTable {
  const { names, rows } = table
  if (!value || valuesOf(table, at).includes(value)) return table
  const beside = firsts(rows.map((row) => ({ ...row, values: replaced(row.values, at, '') })))
  const isShown = at === pictured(table)
  const more = beside.map(({ values, price, weight, volume, picture }) => ({
    ...emptyRow(replaced(values, at, value)),
    picture: isShown ? '' : picture,
    price,
    weight,
    volume,
  }))
  const first = emptyRow(names.map((_, each) => (each === at ? value : '')))
  return { names, rows: rows.length ? [...rows, ...more] : [first] }
}

export const withoutValue = ({ names, rows }: SkuTable, at: number, value: string): SkuTable => ({
  names,
  rows: rows.filter(({ values }) => values[at] !== value),
})

export const renamedValue = ({ names, rows }: SkuTable, at: number, from: string, to: string): SkuTable => ({
  names,
  rows: rows.map((row) => (row.values[at] === from ? { ...row, values: replaced(row.values, at, to) } : row)),
})

/** The property whose values have the pictures: the colour, if its values tell them. None: -1. */
export function pictured(table: SkuTable): number {
  const places = table.names.map((_, at) => at)
  const isColour = (at: number) => Number(/颜色|colou?r/i.test(table.names[at] ?? ''))
  const ranked = places.sort((a, b) => isColour(b) - isColour(a))
  return ranked.find((at) => tells(table, at)) ?? ranked[0] ?? -1
}

/** Whether all SKUs of each value have the same picture, or none. */
function tells(table: SkuTable, at: number): boolean {
  return table.rows.every(({ values, picture }) => picture === pictureOf(table, at, values[at]))
}

/** The picture of a value; empty: none of its own. */
export const pictureOf = ({ rows }: SkuTable, at: number, value: string | undefined): string =>
  rows.find((row) => row.picture && row.values[at] === value)?.picture ?? ''

export const withPicture = (
  { names, rows }: SkuTable,
  at: number,
  value: string,
  picture: string,
): SkuTable => ({
  names,
  rows: rows.map((row) => (row.values[at] === value ? { ...row, picture } : row)),
})
