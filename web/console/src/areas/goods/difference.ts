import { skuWords } from '@kit/sku'
import { say } from '@console/i18n'
import { fieldText, pairText } from './change-words'

/** A field that becomes something else, as the server says it. */
export interface Changed {
  field: string
  /** Code of the SKU it is about. */
  sku?: string | null
  /** Its properties. */
  props?: string | null
  before: unknown
  after: unknown
  /** Of a long text: where both differ. */
  places?: Places | null
  /** Of the stock: what orders wait for. */
  reserved?: number | null
}
/** One place where two texts differ, with what both have around it. */
export interface Place {
  lead: string
  before: string
  after: string
  tail: string
}
/** The first of them, and how many there are beside them. */
export interface Places {
  shown: Place[]
  more: number
}
/** One changed field, in words. */
export interface Difference {
  name: string
  before: string
  after: string
  /** Which way a price or a quantity goes. */
  trend?: 'up' | 'down'
  /** Of a long text: where both differ, instead of both. */
  places?: Places
  /** Of the stock: what orders wait for. */
  reserved?: number
  /** Of pictures: what shows them. */
  pictures?: { before: string[]; after: string[] }
}
export type TemplateOf = (id: string) => string | undefined

/** `雾蓝 · 1.8m A-1`, or only the code. */
export const called = ({ sku, props }: Pick<Changed, 'sku' | 'props'>): string =>
  [skuWords(props), sku].filter(Boolean).join(' ')

/** A SKU of which the code changes is known by its values: both codes stand beside them. */
const skuOf = (change: Changed): string | null => {
  if (change.sku == null) return null
  return change.field === 'code' ? skuWords(change.props) : called(change)
}

/** What it is that changes: the field, and the SKU. */
export const changeName = (change: Changed): string => fieldText({ field: change.field, sku: skuOf(change) })

export function differenceOf(change: Changed, templateOf: TemplateOf): Difference {
  const { field } = change
  const [before, after] =
    field === 'template'
      ? [change.before, change.after].map((id) => templateText(id, templateOf))
      : pairText(change)
  const trend = trendOf(change)
  const pictures = picturesOf(change)
  return {
    name: changeName(change),
    before: before || say('goods.nothing'),
    after: after || say('goods.nothing'),
    ...(trend && { trend }),
    ...(change.places && { places: change.places }),
    ...(pictures && { pictures }),
    ...(field === 'stock' && change.reserved && { reserved: change.reserved }),
  }
}

/** One that the product has not shown yet has no address that anyone could open: members see it by its id. */
function picturesOf({ field, before, after }: Changed): Difference['pictures'] {
  if (field !== 'pictures' || !Array.isArray(before) || !Array.isArray(after)) return undefined
  const [was, is] = [before.map(String), after.map(String)]
  // What a file names is not here yet.
  if (![...was, ...is].every((address) => address.includes('/'))) return undefined
  const nameOf = (address: string) =>
    was.includes(address) ? address : (/\/photos\/([^/]+)$/.exec(address)?.[1] ?? address)
  return { before: was, after: is.map(nameOf) }
}

function templateText(value: unknown, templateOf: TemplateOf): string {
  if (typeof value !== 'string' || !value) return say('goods.no_template')
  return templateOf(value) ?? value
}

type Figures = Pick<Changed, 'field' | 'before' | 'after'>

export function trendOf({ field, before, after }: Figures): 'up' | 'down' | undefined {
  if (field !== 'price_fen' && field !== 'stock') return undefined
  if (typeof before !== 'number' || typeof after !== 'number' || before === after) return undefined
  return after > before ? 'up' : 'down'
}
