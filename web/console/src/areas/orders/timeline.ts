import type { OrderView } from '@console/api/types'
import { money } from '@console/format'
import { say, wordOf } from '@console/i18n'
import { closeReasonText } from './close-reasons'
import { priceText } from './line-price'
import './requests/words'
import { givenReasonText } from './requests/request-words'
import './words'

type Happened = OrderView['events'][number]
type Told = Partial<
  Pick<Happened, 'price' | 'address_parts' | 'install_on' | 'close_reason' | 'compensation' | 'change'>
>

const changed = (what: string, from: string, to: string): string | undefined =>
  from === to ? undefined : say('trade.changed_from', { what: say(what), from, to })
const stateText = (state: string): string => wordOf('order_state', state)

function fen(what: string, of: 'total_fen' | 'freight_fen' | 'refunded_fen', change: Told['change']) {
  return change ? changed(what, money(change.from[of]), money(change.to[of])) : undefined
}

/** What an event changed, in one line; empty where there is nothing to say, as of events from before it was written down. */
export function detailText(event: Told, titles: string[]): string {
  const { price, address_parts = [], install_on, close_reason, compensation, change } = event
  const parts: (string | undefined)[] = []
  if (price)
    parts.push(
      priceText(price, titles),
      fen('order.freight', 'freight_fen', change),
      fen('order.total', 'total_fen', change),
    )
  if (address_parts.length) {
    const names = address_parts.map((part) => say(`trade.address_part.${part}`))
    parts.push(
      say('trade.address_changed', { parts: names.join(say('trade.and')) }),
      fen('order.freight', 'freight_fen', change),
      fen('order.total', 'total_fen', change),
    )
  }
  if (install_on) parts.push(say('trade.installation.on', { day: install_on }))
  if (close_reason) {
    parts.push(say('trade.closed_for', { why: closeReasonText(close_reason) }))
    if (change) parts.push(changed('trade.state', stateText(change.from.state), stateText(change.to.state)))
  }
  if (compensation) {
    const { line, amount_fen, reason } = compensation
    parts.push(
      say('trade.given', {
        what: titles[line] ?? String(line + 1),
        amount: money(amount_fen),
        reason: givenReasonText(reason),
      }),
      fen('trade.refunded', 'refunded_fen', change),
    )
  }
  return parts.filter(Boolean).join(say('words.also'))
}
