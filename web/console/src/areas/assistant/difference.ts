import { say } from '@console/i18n'
import {
  called,
  differenceOf,
  trendOf,
  type Difference,
  type TemplateOf,
} from '@console/areas/goods/difference'
import type { Item } from './api'
import { warningText } from './reasons'

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
