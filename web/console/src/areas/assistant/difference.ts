import { say } from '@console/i18n'
import {
  called,
  changeName,
  differenceOf,
  trendOf,
  type Difference,
  type Places,
  type TemplateOf,
} from '@console/areas/goods/difference'
import type { Item, ItemChange } from './api'
import { refusalOf, warningText } from './reasons'

/** A product's changes, with the total of its SKUs before their stocks; what was put back the way it went then. */
export function differencesOf(item: Item, templateOf: TemplateOf): Difference[] {
  const shown = item.changes.map((change) => ({
    field: change.field,
    isBack: isBack(item, change),
    is: differenceOf(isBack(item, change) ? turnedChange(change) : change, templateOf),
  }))
  const first = shown.findIndex(({ field }) => field === 'stock')
  const differences = shown.map(({ is }) => is)
  if (item.stock_total && first >= 0)
    differences.splice(first, 0, totalOf(shown[first]?.isBack ? turned(item.stock_total) : item.stock_total))
  return differences
}
const isBack = ({ state, changes }: Item, change: ItemChange): boolean =>
  state === 'undone' || (state === 'kept' && !change.stays && changes.some(({ stays }) => stays))
const turned = <T extends { before?: unknown; after?: unknown }>(change: T): T => ({
  ...change,
  before: change.after,
  after: change.before,
})
const turnedChange = ({ places, ...change }: ItemChange): ItemChange => ({
  ...turned(change),
  ...(places && { places: turnedPlaces(places) }),
})
const turnedPlaces = ({ shown, more }: Places): Places => ({ shown: shown.map(turned), more })

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

const MOST_NAMED = 10

/** What of a kept product did not go back, gathered by why; and whether anything did. */
export function staysOf(item: Item): { why: string[]; isPart: boolean } {
  if (item.state !== 'kept') return { why: [], isPart: false }
  const named = new Map<string, string[]>()
  for (const change of item.changes) {
    if (!change.stays) continue
    const why = refusalOf(change.stays)
    named.set(why, [...(named.get(why) ?? []), changeName(change)])
  }
  const why = [...named].map(([why, fields]) => {
    const shown = fields.slice(0, MOST_NAMED).join(say('goods.and'))
    const more = fields.length > MOST_NAMED
    return say(more ? 'assistant.batch.stays_many' : 'assistant.batch.stays', {
      fields: shown,
      n: fields.length,
      why,
    })
  })
  return { why, isPart: item.changes.some((change) => isBack(item, change)) }
}
