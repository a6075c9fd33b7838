import type { IconName } from '@kit/ui'
import type { OrderView, Role } from '@console/api/types'
import { kinds, type CardKind } from '@console/areas/cards/cards'
import { fits } from '@console/areas/cards/forms'
import { icons as cardIcons } from '@console/areas/cards/icons'
import { say } from '@console/i18n'
import { actsOf, answersFor, icons, mayAct, wholeOf, type Act, type ActName } from '../acts'
import type { OrderInvoice } from '../invoice/invoice'
import { canGive } from '../requests/giving'
import './words'

/** What is done with an order from its row: an act, a card to its buyer, or what else stands in its pane. */
export interface Deed {
  /** `price`, `agree:0` of a line's case, `card:pay_reminder`, `track`, `compensate`, `reply_reviews` or `invoice`. */
  id: string
  act?: Act
  card?: CardKind
  /** The title of the line whose case it is about. */
  title?: string | undefined
  /** The code of why it is not possible now. */
  reason?: string | undefined
}

const ofAct = (act: Act, title?: string): Deed => ({
  id: act.line === undefined ? act.name : `${act.name}:${act.line}`,
  act,
  title,
  reason: act.isAllowed ? undefined : (act.reason ?? 'wrong_state'),
})
/** These stay in the menu, with the reason, where the order is past them. */
const lasting: CardKind[] = ['pay_reminder', 'address_check']
const cardsFor = (order: OrderView): Deed[] =>
  kinds
    .filter((kind) => fits(kind, order) || lasting.includes(kind))
    .map((kind) => ({
      id: `card:${kind}`,
      card: kind,
      reason: fits(kind, order) ? undefined : 'wrong_state',
    }))
const whyNoInvoice = (invoice: OrderInvoice | undefined) => {
  if (!invoice) return 'no_invoice_asked'
  return invoice.state === 'asked' ? undefined : 'already_issued'
}

/** All that this role finds in an order's pane, possible or not, in the order of its menu. */
export function deedsOf(order: OrderView, invoice: OrderInvoice | undefined, role: Role): Deed[] {
  const acts = actsOf(order, role)
  const answers = order.lines.flatMap(({ title, case: found }, line) =>
    found ? answersFor(acts, line, found.state).map((act) => ofAct(act, title)) : [],
  )
  const talks = mayAct('price', role)
  return [
    ...wholeOf(order, acts).map((act) => ofAct(act)),
    ...answers,
    { id: 'track', reason: order.waybill_masked ? undefined : 'no_parcel' },
    ...(talks ? cardsFor(order) : []),
    ...(talks ? [{ id: 'compensate', reason: canGive(order) ? undefined : 'nothing_to_give' }] : []),
    ...(talks ? [{ id: 'reply_reviews', reason: order.to_reply ? undefined : 'nothing_to_reply' }] : []),
    ...(mayAct('note', role) ? [{ id: 'invoice', reason: whyNoInvoice(invoice) }] : []),
  ]
}

const REMIND = 'card:pay_reminder'
const quick: Record<string, string[]> = {
  WAIT_BUYER_PAY: ['price', REMIND],
  WAIT_SELLER_SEND_GOODS: ['ship', 'note'],
  SELLER_CONSIGNED_PART: ['ship', 'note'],
  WAIT_BUYER_CONFIRM_GOODS: ['track', 'extend'],
}
const may = (id: string, role: Role): boolean =>
  id === 'track' || mayAct(id === REMIND ? 'price' : (id as ActName), role)
/** What an order in this state waits for most: these stand in the row itself. */
export const quickOf = (state: string, role: Role): string[] =>
  (quick[state] ?? ['note']).filter((id) => may(id, role))

const named: Record<string, string> = {
  [REMIND]: 'cards.kind.pay_reminder',
  track: 'order_rows.track',
  compensate: 'order_requests.give.act',
  reply_reviews: 'order_rows.reply_reviews',
  invoice: 'order_invoice.issue',
}
export const quickText = (id: string): string => say(named[id] ?? `trade.acts.${id}`)
export function deedText({ id, act, card }: Deed): string {
  if (card) return say('cards.new', { kind: say(`cards.kind.${card}`) })
  return act ? say(`trade.acts.${act.name}`) : quickText(id)
}

const others: Record<string, IconName> = {
  track: 'truck',
  compensate: 'refund',
  reply_reviews: 'star',
  invoice: 'file',
}
export const deedIcon = ({ id, act, card }: Deed): IconName =>
  (act ? icons[act.name] : card ? cardIcons[card] : others[id]) ?? 'more'
