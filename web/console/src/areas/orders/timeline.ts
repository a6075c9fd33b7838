import type { OrderView } from '@console/api/types'
import { money } from '@console/format'
import { say, wordOf } from '@console/i18n'
import { skuWords } from '@kit/sku'
import { askedText } from '@console/areas/after_sales/case-words'
import { closeReasonText } from './close-reasons'
import { priceText } from './line-price'
import './requests/words'
import { givenReasonText } from './requests/request-words'
import './words'

type Happened = OrderView['events'][number]
type Told = Partial<
  Pick<Happened, 'price' | 'address_parts' | 'install_on' | 'close_reason' | 'compensation' | 'change'>
> & { about?: Partial<Happened['about']> }
type About = NonNullable<Told['about']>

const changed = (what: string, from: string, to: string): string | undefined =>
  from === to ? undefined : say('trade.changed_from', { what: say(what), from, to })
const stateText = (state: string): string => wordOf('order_state', state)

function fen(what: string, of: 'total_fen' | 'freight_fen' | 'refunded_fen', change: Told['change']) {
  return change ? changed(what, money(change.from[of]), money(change.to[of])) : undefined
}

/** Lines by their titles, and where two have one, by what tells them apart. */
export function namesOf(lines: Pick<OrderView['lines'][number], 'title' | 'sku'>[]): string[] {
  const titles = lines.map(({ title }) => title)
  const isOnly = (title: string) => titles.indexOf(title) === titles.lastIndexOf(title)
  return lines.map(({ title, sku }) => (isOnly(title) ? title : `${title} ${skuWords(sku)}`.trim()))
}

function packedText({ parcel }: About, titles: string[]): string | undefined {
  if (!parcel) return undefined
  const { carrier, waybill_masked: waybill, pieces } = parcel
  const each = pieces.map(({ line, quantity: n }) => say('trade.pieces', { what: titles[line] ?? '', n }))
  return [say('after_sales.parcel', { carrier, waybill }).trim(), ...each].join(say('words.also'))
}

/** Which line it was, where there are several, and what was asked for, sent or put in its place. */
function aboutText(about: About, titles: string[]): (string | undefined)[] {
  const { line, wish, days, sku } = about
  return [
    typeof line === 'number' && titles.length > 1 ? titles[line] : undefined,
    wish ? askedText({ kind: wish.kind, asked_fen: wish.amount_fen }) : undefined,
    days ? say('trade.longer', { n: days }) : undefined,
    sku ? changed('order.skus', skuWords(sku.from), skuWords(sku.to)) : undefined,
    packedText(about, titles),
  ]
}

/** What an event changed, in one line; empty where there is nothing to say, as of events from before it was written down. */
export function detailText(event: Told, titles: string[]): string {
  const { price, address_parts = [], install_on, close_reason, compensation, about, change } = event
  // What was given names its line itself.
  const parts: (string | undefined)[] = about && !compensation ? aboutText(about, titles) : []
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
    )
  }
  parts.push(fen('trade.refunded', 'refunded_fen', change))
  return parts.filter(Boolean).join(say('words.also'))
}
