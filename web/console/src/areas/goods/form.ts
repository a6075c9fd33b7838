import { fenOf, yuanOf } from '@console/areas/orders/money'
import type { Edit, Goods, GoodsSku } from './goods'
import { wholeOf } from './sku-cells'
import { emptyRow, pictured, pictureOf, type SkuRow, type SkuTable } from './sku-table'
import { localTime, millisOf } from './times'

/** Of a product. */
export const MOST_PICTURES = 20

/** A product as it is typed. */
export interface GoodsForm {
  title: string
  selling_point: string
  code: string
  category: string
  attributes: Goods['attributes']
  availability: Goods['availability']
  ships_within_hours: number | ''
  presale_ships_on: string
  custom_days: number | ''
  pictures: string[]
  facts: Goods['facts']
  suits: string
  /** One a line, as are the scenes. */
  tags: string
  scenes: string
  usage: string
  care: string
  installation: string
  cautions: string
  faq: Goods['faq']
  goes_with: string[]
  description: string
  /** None: empty. */
  template: string
  state: Goods['state']
  /** As a field of day and time has it. */
  list_at: string
  low_stock: number | ''
  table: SkuTable
}

export const emptyForm = (): GoodsForm => ({
  title: '',
  selling_point: '',
  code: '',
  category: '',
  attributes: [],
  availability: 'stock',
  ships_within_hours: 48,
  presale_ships_on: '',
  custom_days: '',
  pictures: [],
  facts: [],
  suits: '',
  tags: '',
  scenes: '',
  usage: '',
  care: '',
  installation: '',
  cautions: '',
  faq: [],
  goes_with: [],
  description: '',
  template: '',
  state: 'stored',
  list_at: '',
  low_stock: '',
  table: { names: [], rows: [emptyRow()] },
})

export function formOf(goods: Goods): GoodsForm {
  const plain = JSON.parse(JSON.stringify(goods)) as Goods
  return {
    title: plain.title,
    selling_point: plain.selling_point,
    code: plain.code,
    category: plain.category,
    attributes: plain.attributes,
    availability: plain.availability,
    ships_within_hours: plain.ships_within_hours,
    presale_ships_on: plain.presale_ships_on ?? '',
    custom_days: plain.custom_days ?? '',
    pictures: plain.pictures,
    facts: plain.facts,
    suits: plain.suits,
    tags: plain.tags.join('\n'),
    scenes: plain.scenes.join('\n'),
    usage: plain.usage,
    care: plain.care,
    installation: plain.installation,
    cautions: plain.cautions,
    faq: plain.faq,
    goes_with: plain.goes_with,
    description: plain.description,
    template: plain.template ?? '',
    state: plain.state,
    list_at: localTime(plain.list_at),
    low_stock: plain.low_stock ?? '',
    table: tableOf(plain.skus),
  }
}

function tableOf(skus: GoodsSku[]): SkuTable {
  const names = [...new Set(skus.flatMap(({ props }) => Object.keys(props)))]
  const rows = skus.map((sku): SkuRow => ({
    id: sku.id,
    values: names.map((name) => sku.props[name] ?? ''),
    code: sku.code,
    price: yuanOf(sku.price_fen),
    stock: String(sku.stock),
    weight: sku.weight_g ? String(sku.weight_g) : '',
    volume: sku.volume_cm3 ? String(sku.volume_cm3) : '',
    barcode: sku.barcode ?? '',
    picture: sku.picture ?? '',
    reserved: sku.reserved,
  }))
  return { names, rows }
}

const linesOf = (text: string): string[] => [
  ...new Set(
    text
      .split(/[\n,，]/)
      .map((line) => line.trim())
      .filter(Boolean),
  ),
]
const sameTexts = ['selling_point', 'suits', 'usage', 'care', 'installation', 'cautions'] as const

type Pair = Goods['attributes'][number] | Goods['facts'][number] | Goods['faq'][number]

const trimmed = <P extends Pair>(pairs: P[]): P[] =>
  pairs.map(
    (pair) => Object.fromEntries(Object.entries(pair).map(([name, text]) => [name, text.trim()])) as P,
  )

/** Whether it has what a list needs of it; the key of a fact may be empty. */
const isWhole = (pair: Pair): boolean => Object.entries(pair).every(([name, text]) => text || name === 'key')

/** Where in the form that stands which is the `place`th of what was sent, both from 1 on. */
export function placeInForm(form: GoodsForm, field: string, place: number): number {
  if (field !== 'attributes' && field !== 'facts' && field !== 'faq') return place
  const pairs: Pair[] = trimmed<Pair>(form[field])
  const sent = pairs.flatMap((pair, at) => (isWhole(pair) ? [at + 1] : []))
  return sent[place - 1] ?? place
}

/** Each field as the server takes it; a half-empty line of a list is no line yet. */
export function valuesOf(form: GoodsForm): Record<string, unknown> {
  return {
    title: form.title.trim(),
    code: form.code.trim(),
    category: form.category,
    ...Object.fromEntries(sameTexts.map((field) => [field, form[field].trim()])),
    attributes: trimmed(form.attributes).filter(isWhole),
    availability: form.availability,
    ships_within_hours: Number(form.ships_within_hours),
    presale_ships_on: form.presale_ships_on || null,
    custom_days: form.custom_days === '' ? null : form.custom_days,
    pictures: form.pictures,
    facts: trimmed(form.facts).filter(isWhole),
    scenes: linesOf(form.scenes),
    tags: linesOf(form.tags),
    faq: trimmed(form.faq).filter(isWhole),
    goes_with: form.goes_with,
    description: form.description,
    template: form.template || null,
    skus: skusOf(form.table, form.pictures),
    state: form.state,
    list_at: form.state === 'stored' ? millisOf(form.list_at) : null,
    low_stock: form.low_stock === '' ? null : form.low_stock,
  }
}

/** Each with the picture of its value, as long as the product has that. */
function skusOf(table: SkuTable, pictures: string[]) {
  const { names, rows } = table
  const at = pictured(table)
  const shown = (row: SkuRow) => (at < 0 ? row.picture : pictureOf(table, at, row.values[at]))
  return rows.map((row) => ({
    id: row.id,
    code: row.code.trim(),
    barcode: row.barcode.trim(),
    props: propsOf(names, row.values),
    price_fen: fenOf(row.price) ?? -1,
    stock: wholeOf(row.stock) ?? -1,
    weight_g: wholeOf(row.weight || '0') ?? -1,
    volume_cm3: wholeOf(row.volume || '0') ?? -1,
    picture: pictures.find((picture) => picture === shown(row)) ?? '',
  }))
}
type Sku = ReturnType<typeof skusOf>[number]

function propsOf(names: string[], values: string[]): Record<string, string> {
  const pairs = names.map((name, at) => [name.trim(), (values[at] ?? '').trim()])
  return Object.fromEntries(pairs.filter(([, value]) => value))
}

export const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)

/** The fields that were changed since the product was seen; of one that is new, all that is not empty. */
export function changedFields(form: GoodsForm, seen: Goods | undefined): string[] {
  const now = valuesOf(form)
  const before = valuesOf(seen ? formOf(seen) : emptyForm())
  return Object.keys(now).filter((field) => !same(now[field], before[field]))
}

const musts = ['title', 'category', 'skus']

/** What to send. Stock goes only where it was typed, with what it was: orders move it meanwhile. */
export function editsOf(form: GoodsForm, seen: Goods | undefined): Edit[] {
  const values = valuesOf(form)
  const changed = new Set(changedFields(form, seen))
  const fields = Object.keys(values).filter((field) =>
    seen ? changed.has(field) : field !== 'code' && (changed.has(field) || musts.includes(field)),
  )
  const skus = withStocks(values.skus as Sku[], seen?.skus ?? [])
  return fields.map((field) => ({ field, value: field === 'skus' ? skus : values[field] }))
}

/** One that no row names is known by its code, as the server knows it. */
function withStocks(skus: Sku[], seen: GoodsSku[]) {
  const named = new Set(skus.map(({ id }) => id))
  const before = new Map(seen.map(({ id, code, stock }) => [named.has(id) ? id : code, stock]))
  return skus.map((sku) => withStock(sku, before.get(sku.id ?? sku.code)))
}

function withStock({ stock, ...sku }: Sku, was: number | undefined) {
  if (was === undefined) return { ...sku, stock }
  return stock === was ? sku : { ...sku, stock, stock_was: was }
}
