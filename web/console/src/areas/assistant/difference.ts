import { say } from '@console/i18n'
import { fieldText, valueText } from '@console/areas/goods/change-words'
import type { ItemChange } from './api'

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

export function differenceOf(change: ItemChange, templateOf: (id: string) => string | undefined): Difference {
  const { field, before, after } = change
  const text = (value: unknown) =>
    field === 'template' ? templateText(value, templateOf) : valueText(field, value)
  const trend = trendOf(change)
  return {
    name: fieldText({ field, sku: change.sku }),
    before: text(before) || say('goods.nothing'),
    after: text(after) || say('goods.nothing'),
    ...(trend && { trend }),
    ...(field === 'stock' && change.reserved && { reserved: change.reserved }),
  }
}

function templateText(value: unknown, templateOf: (id: string) => string | undefined): string {
  if (typeof value !== 'string' || !value) return say('goods.no_template')
  return templateOf(value) ?? value
}

function trendOf({ field, before, after }: ItemChange): 'up' | 'down' | undefined {
  if (field !== 'price_fen' && field !== 'stock') return undefined
  if (typeof before !== 'number' || typeof after !== 'number' || before === after) return undefined
  return after > before ? 'up' : 'down'
}
