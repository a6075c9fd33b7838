import type { OrderView } from '@console/api/types'
import { i18n, say, wordOf } from '@console/i18n'

type Happened = Pick<OrderView['events'][number], 'kind' | 'by'> & { nick?: string | null }
type Seen = { rev: number; note: string; flag: number; events: Happened[] }

/** An event in words, with who brought it about where that makes a difference: the clock closes otherwise than the buyer. */
export function eventText({ kind, by }: Happened): string {
  const ways = [`trade.event.${kind}_${by}`, `trade.event.${kind}`, `order_event.${kind}`]
  const found = ways.find((key) => i18n.global.te(key, 'zh-CN'))
  return found ? say(found) : kind
}
export const byText = (by: string): string => wordOf('trade.who', by)

/** Who it was: a colleague by name, where it was written down. */
export const whoText = ({ by, nick }: Pick<Happened, 'by' | 'nick'>): string => nick || byText(by)

/** Some events name who acts; the others get it behind them. */
function deedText(event: Happened): string {
  const [what, who] = [eventText(event), whoText(event)]
  return what.toLowerCase().includes(who) ? what : say('trade.faster.did', { what, who })
}

/** What others did to an order since it was seen; none where nobody did. `nick` wrote the newest note. */
export function whoWasFaster(seen: Seen, now: Seen, nick?: string): string | undefined {
  if (seen.rev === now.rev) return undefined
  const acts = now.events.slice(seen.events.length).map(deedText)
  if (seen.note !== now.note || seen.flag !== now.flag)
    acts.push(say('trade.faster.noted', { who: nick || say('trade.who.shop') }))
  const what = acts.join(say('trade.faster.and')) || say('trade.faster.something')
  return say('trade.faster.told', { what })
}
