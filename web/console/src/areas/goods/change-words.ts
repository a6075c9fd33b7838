import { dateTime, money } from '@console/format'
import { say, wordOf } from '@console/i18n'
import type { GoodsChange } from './goods'
import { refusalOf } from './reasons'

type Told = Pick<GoodsChange, 'field' | 'sku' | 'before' | 'after'>
const LONG = 120

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
  const [before, after] = [change.before, change.after].map((value) =>
    field === 'template' ? (templateOf(String(value ?? '')) ?? '') : valueText(field, value),
  )
  if (!before) return say('goods.became', { after: after || say('goods.nothing') })
  return say('goods.from_to', { before, after: after || say('goods.nothing') })
}

/** Why a product was not listed at its time. */
function notListed(after: unknown): string {
  const { code, names } = after as { code: string; names: string[] }
  const why = refusalOf({ code })
  return names.length ? say('goods.not_listed_of', { why, names: names.join(say('goods.and')) }) : why
}

/** A field's value as people write it; empty where there is none. */
export function valueText(field: string, value: unknown): string {
  if (value === null || value === undefined || value === '') return ''
  if (field === 'price_fen') return money(Number(value))
  if (field === 'list_at') return dateTime(Number(value))
  if (field === 'pictures' && Array.isArray(value)) return say('goods.pictures_n', { n: value.length })
  if (field === 'picture') return say('goods.pictures_n', { n: 1 })
  if (field === 'state' || field === 'availability') return say(`goods.${field}.${String(value)}`)
  const text = plain(value)
  return text.length > LONG ? `${text.slice(0, LONG)}…` : text
}

/** Lists and pairs as people write them. */
function plain(value: unknown): string {
  if (Array.isArray(value)) return value.map(plain).filter(Boolean).join('、')
  if (typeof value === 'object' && value) return Object.values(value).map(plain).filter(Boolean).join('：')
  return String(value ?? '')
}
