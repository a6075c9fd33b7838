import type { GridRow } from './api'
import { inHouse } from './cells'
import type { Op, OpKind, PriceHow, QuantityHow, Round, TextHow } from './op'

/** What a product is in an example; the server works out the real thing. */
export interface Sample {
  title: string
  code: string
  category: string
  price_fen: number
  price_to_fen: number
  stock: number
  template: string | null
  tags: string[]
  state: GridRow['state']
  /** How many SKUs share its price and stock. */
  skus: number
  reserved: number
}
export const sampleOf = (row: GridRow): Sample => ({
  title: row.title,
  code: row.code,
  category: row.category,
  price_fen: row.price_fen,
  price_to_fen: row.price_to_fen,
  stock: inHouse(row),
  template: row.template ?? null,
  tags: row.tags,
  state: row.state,
  skus: Math.max(1, row.sku_count),
  reserved: row.reserved ?? 0,
})

/** Of these operations a row shows what becomes of it; of all else only the preview does. */
export const shown: readonly OpKind[] = [
  'title',
  'code',
  'category',
  'price',
  'quantity',
  'template',
  'tags',
  'state',
]

/** One operation after the other, as far as a row shows what they do. */
export const exampleOf = (ops: readonly Op[], row: GridRow): Sample =>
  ops.reduce<Sample>((sample, op) => ({ ...sample, ...after(sample, op) }), sampleOf(row))

function after(sample: Sample, op: Op): Partial<Sample> {
  switch (op.op) {
    case 'title':
    case 'code':
      return { [op.op]: textAfter(sample[op.op], op.how) }
    case 'category':
      return { category: op.name }
    case 'price':
      if (op.only?.length) return {}
      return {
        price_fen: rounded(priceAfter(sample.price_fen, op.how), op.round),
        price_to_fen: rounded(priceAfter(sample.price_to_fen, op.how), op.round),
      }
    case 'quantity':
      return op.only?.length ? {} : { stock: quantityAfter(sample, op.how) }
    case 'template':
      return { template: op.id }
    case 'tags':
      return { tags: tagsAfter(sample.tags, op.how) }
    case 'state':
      return { state: op.state }
    default:
      return {}
  }
}

function textAfter(text: string, how: TextHow): string {
  switch (how.how) {
    case 'set':
      return how.text
    case 'prefix':
      return how.text + text
    case 'suffix':
      return text + how.text
    case 'replace':
      return text.replaceAll(how.find, () => how.with)
    case 'pattern':
      return isQuick(how.find) ? text.replace(new RegExp(how.find, 'gu'), how.with) : text
  }
}

/** A pattern that cannot keep a browser busy: the server's own kind never does, this one may. */
export const isQuick = (find: string): boolean =>
  !/\)[*+{?]|\\\d|\(\?/.test(find) && (find.match(/[*+{]/g)?.length ?? 0) <= 3

function priceAfter(fen: number, how: PriceHow): number {
  if (how.how === 'set') return how.fen
  if (how.how === 'add') return fen + how.fen
  return Math.floor((fen * how.per_mille + 500) / 1000)
}

const steps: Record<Exclude<Round, 'ends_in9'>, number> = { none: 1, fen10: 10, yuan: 100, yuan10: 1000 }

/** Half up; what costs something never comes to cost nothing. */
export function rounded(fen: number, round: Round): number {
  if (fen <= 0) return fen
  if (round === 'ends_in9') return Math.max(0, nearest(fen - 900, 1000)) + 900
  return Math.max(steps[round], nearest(fen, steps[round]))
}
const nearest = (fen: number, step: number) => Math.floor((fen + step / 2) / step) * step

function quantityAfter({ stock, skus }: Sample, how: QuantityHow): number {
  if (how.how === 'set_each') return how.n * skus
  return how.how === 'add_each' ? stock + how.n * skus : how.n
}

function tagsAfter(tags: string[], how: { how: string; tags: string[] }): string[] {
  if (how.how === 'set') return how.tags
  if (how.how === 'remove') return tags.filter((tag) => !how.tags.includes(tag))
  return [...new Set([...tags, ...how.tags])]
}
