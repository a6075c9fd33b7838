import { skuWords } from '@kit/sku'
import { say } from '@console/i18n'
import { fieldText, valueText } from '@console/areas/goods/change-words'
import type { Item, ItemChange } from './api'
import { warningText } from './reasons'

/** One changed field, in words. */
export interface Difference {
  name: string
  before: string
  after: string
  /** Which way a price or a quantity goes. */
  trend?: 'up' | 'down'
  /** Of the stock: what orders wait for. */
  reserved?: number
}
type TemplateOf = (id: string) => string | undefined

/** A product's changes, with the total of its SKUs before their stocks; of one that was put back the way they went then. */
export function differencesOf(item: Item, templateOf: TemplateOf): Difference[] {
  const isUndone = item.state === 'undone'
  const shown = item.changes.map((change) => ({
    field: change.field,
    is: differenceOf(isUndone ? turned(change) : change, templateOf),
  }))
  const first = shown.findIndex(({ field }) => field === 'stock')
  const differences = shown.map(({ is }) => is)
  if (item.stock_total && first >= 0)
    differences.splice(first, 0, totalOf(isUndone ? turned(item.stock_total) : item.stock_total))
  return differences
}
const turned = <T extends { before?: unknown; after?: unknown }>(change: T): T => ({
  ...change,
  before: change.after,
  after: change.before,
})

function totalOf({ before, after }: NonNullable<Item['stock_total']>): Difference {
  const trend = trendOf({ field: 'stock', before, after })
  return {
    name: say('assistant.batch.stock_total'),
    before: String(before),
    after: String(after),
    ...(trend && { trend }),
  }
}

/** What is to be looked at, with the SKUs it is about; nothing any more where it was put back. */
export function warningsOf(item: Item): string[] {
  if (item.state === 'undone') return []
  const emptied = item.changes.filter((change) => change.is_emptied).map(called)
  return item.warnings.map((code) => warningText(code, emptied))
}

/** `雾蓝 · 1.8m A-1`, or only the code. */
const called = ({ sku, props }: Pick<ItemChange, 'sku' | 'props'>): string =>
  [skuWords(props), sku].filter(Boolean).join(' ')

/** A SKU of which the code changes is known by its values: both codes stand beside them. */
const skuOf = (change: ItemChange): string | null => {
  if (change.sku == null) return null
  return change.field === 'code' ? skuWords(change.props) : called(change)
}

export function differenceOf(change: ItemChange, templateOf: TemplateOf): Difference {
  const { field, before, after } = change
  const text = (value: unknown) =>
    field === 'template' ? templateText(value, templateOf) : valueText(field, value)
  const trend = trendOf(change)
  return {
    name: fieldText({ field, sku: skuOf(change) }),
    before: text(before) || say('goods.nothing'),
    after: text(after) || say('goods.nothing'),
    ...(trend && { trend }),
    ...(field === 'stock' && change.reserved && { reserved: change.reserved }),
  }
}

function templateText(value: unknown, templateOf: TemplateOf): string {
  if (typeof value !== 'string' || !value) return say('goods.no_template')
  return templateOf(value) ?? value
}

type Figures = Pick<ItemChange, 'field' | 'before' | 'after'>

function trendOf({ field, before, after }: Figures): 'up' | 'down' | undefined {
  if (field !== 'price_fen' && field !== 'stock') return undefined
  if (typeof before !== 'number' || typeof after !== 'number' || before === after) return undefined
  return after > before ? 'up' : 'down'
}
