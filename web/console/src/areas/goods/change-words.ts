import { dateTime, money } from '@console/format'
import { say, wordOf } from '@console/i18n'
import type { GoodsChange } from './goods'
import { refusalOf } from './reasons'

type Told = Pick<GoodsChange, 'field' | 'sku' | 'before' | 'after'>
const LONG = 120
/** Characters before the first that differs. */
const SAME_BEFORE = 24

/** What was changed: a field, with the SKU's code where it is one of a SKU. */
export function fieldText({ field, sku }: Pick<Told, 'field' | 'sku'>): string {
  const name = wordOf('goods.fields', field === 'code' && sku != null ? 'sku_code' : field, field)
  return sku ? `${name}（${sku}）` : name
}

/** From what to what, as far as it fits a line. `templateOf` knows the names of delivery templates. */
export function changeText(change: Told, templateOf: (id: string) => string | undefined = () => undefined) {
  const { field } = change
  if (field === 'created') return ''
  if (field === 'not_listed') return notListed(change.after)
  const [before, after] =
    field === 'template'
      ? [change.before, change.after].map((id) => templateOf(String(id ?? '')) ?? '')
      : pairText(change)
  if (!before) return say('goods.became', { after: after || say('goods.nothing') })
  return say('goods.from_to', { before, after: after || say('goods.nothing') })
}

/** Why a product was not listed at its time. */
function notListed(after: unknown): string {
  const { code, names } = after as { code: string; names: string[] }
  const why = refusalOf({ code })
  return names.length ? say('goods.not_listed_of', { why, names: names.join(say('goods.and')) }) : why
}

/** What was and what is as people write it; of what is long the part in which they begin to differ. */
export function pairText({ field, before, after }: Omit<Told, 'sku'>): [string, string] {
  const [was, is] = [[...valueText(field, before)], [...valueText(field, after)]]
  const isShort = was.length <= LONG && is.length <= LONG
  const differs = was.findIndex((char, at) => char !== is[at])
  const from = isShort ? 0 : Math.max(0, (differs < 0 ? was.length : differs) - SAME_BEFORE)
  return [part(was, from), part(is, from)]
}
const part = (chars: string[], from: number): string =>
  `${from ? '…' : ''}${chars.slice(from, from + LONG).join('')}${chars.length > from + LONG ? '…' : ''}`

/** A field's value as people write it; empty where there is none. */
function valueText(field: string, value: unknown): string {
  if (value === null || value === undefined || value === '') return ''
  if (field === 'price_fen') return money(Number(value))
  if (field === 'list_at') return dateTime(Number(value))
  if (field === 'pictures' && Array.isArray(value)) return say('goods.pictures_n', { n: value.length })
  if (field === 'picture') return say('goods.pictures_n', { n: 1 })
  if (field === 'state' || field === 'availability') return say(`goods.${field}.${String(value)}`)
  return plain(value)
}

/** A question comes before its answer. */
const valuesOf = (value: object): unknown[] =>
  'q' in value ? [value.q, 'a' in value ? value.a : ''] : Object.values(value)
/** Lists and pairs as people write them. */
function plain(value: unknown): string {
  if (Array.isArray(value)) return value.map(plain).filter(Boolean).join('、')
  if (typeof value === 'object' && value) return valuesOf(value).map(plain).filter(Boolean).join('：')
  return String(value ?? '')
}
