import type { Order, OrderLine, Standing } from './mine'
import type { Word } from './words'

/** Where an order stands, for the customer. */
const states: Record<string, Word> = {
  WAIT_BUYER_PAY: 'stateToPay',
  WAIT_SELLER_SEND_GOODS: 'stateToSend',
  SELLER_CONSIGNED_PART: 'stateSentPart',
  WAIT_BUYER_CONFIRM_GOODS: 'stateSent',
  TRADE_FINISHED: 'stateDone',
  TRADE_CLOSED: 'stateClosed',
}
const refunds: Record<string, Word> = {
  WAIT_SELLER_AGREE: 'refundAsked',
  WAIT_BUYER_RETURN_GOODS: 'refundToReturn',
  WAIT_SELLER_CONFIRM_GOODS: 'refundReturning',
  WAIT_SELLER_RESEND: 'refundToResend',
  WAIT_BUYER_CONFIRM_RESENT: 'refundResent',
  PLATFORM_INVOLVED: 'refundPlatform',
  SELLER_REFUSE_BUYER: 'refundRefused',
  CLOSED: 'refundClosed',
}
const over = ['NO_REFUND', 'SELLER_REFUSE_BUYER', 'CLOSED', 'SUCCESS']

/** What orders are looked for by. */
export const standings: [Standing, Word][] = [
  ['to_pay', 'ordersToPay'],
  ['to_ship', 'ordersToShip'],
  ['to_receive', 'ordersToReceive'],
  ['to_review', 'ordersToReview'],
  ['after_sale', 'ordersAfterSale'],
]

export function stateOf({ state }: Pick<Order, 'state'>): Word {
  return states[state] ?? 'stateOther'
}
/** What of a case's refund is still on its way, and not of what the shop pays beside it for the way back. */
export const refundDueOf = (found: NonNullable<OrderLine['case']>): number =>
  found.payouts_due_fen - found.freight_due_fen
/**
 * Nothing to say where nothing was ever asked for; a case of exchange or repair ends without money. What was decided is
 * not there yet while some of it is due.
 */
export function refundOf({
  refund_state,
  case: found,
}: Pick<OrderLine, 'refund_state' | 'case'>): Word | undefined {
  if (refund_state !== 'SUCCESS') return refunds[refund_state]
  if (found && !found.refunded_fen) return 'caseDone'
  return found && refundDueOf(found) ? 'refundOnWay' : 'refundDone'
}
export function isRefunding(order: { lines: Pick<OrderLine, 'refund_state'>[] }): boolean {
  return order.lines.some(({ refund_state }) => !over.includes(refund_state))
}

/** Why an order ended before it was paid. */
const closings: Record<string, Word> = {
  not_paid_in_time: 'closedNotPaid',
  customer_cancelled: 'closedCancelled',
  out_of_stock: 'closedNoStock',
  not_wanted: 'closedNotWanted',
  wrong_details: 'closedWrong',
  unreachable: 'closedUnreachable',
  in_person: 'closedInPerson',
}
const closedFor = ({ close_reason }: Pick<Order, 'close_reason'>): Word =>
  closings[close_reason ?? ''] ?? 'nextClosed'

/** What happens next, and when it would happen by itself. */
export function nextOf(order: Order): { word: Word; at?: number } {
  const { state, pay_by, ship_by, confirm_by } = order
  if (state === 'WAIT_BUYER_PAY') return pay_by ? { word: 'nextPayBy', at: pay_by } : { word: 'nextPay' }
  if (state === 'TRADE_CLOSED' && order.refund_due_fen > 0) return { word: 'refundOnWay' }
  if (state === 'TRADE_CLOSED') return { word: order.paid_fen ? 'nextRefunded' : closedFor(order) }
  if (isRefunding(order)) return { word: 'nextRefunding' }
  if (state === 'WAIT_SELLER_SEND_GOODS')
    return ship_by ? { word: 'nextSendBy', at: ship_by } : { word: 'nextSend' }
  if (state === 'SELLER_CONSIGNED_PART')
    return ship_by ? { word: 'nextSendRestBy', at: ship_by } : { word: 'nextSendRest' }
  if (state === 'WAIT_BUYER_CONFIRM_GOODS')
    return confirm_by ? { word: 'nextConfirmBy', at: confirm_by } : { word: 'nextConfirm' }
  return { word: state === 'TRADE_FINISHED' ? 'nextDone' : 'nextOther' }
}

/** Lines of which something is still to be shipped, once something was. */
export function leftOf({ state, lines }: Pick<Order, 'state' | 'lines'>) {
  if (state !== 'SELLER_CONSIGNED_PART') return []
  return lines.filter(({ left }) => left > 0)
}

/** The way of an order with the times of what has happened; a closed one ends where it stopped. */
export function stepsOf(order: Order): { word: Word; at?: number }[] {
  const { created_at, paid_at, shipped_at, finished_at, closed_at } = order
  const way: [Word, number | null | undefined][] = [
    ['stepPlaced', created_at],
    ['stepPaid', paid_at],
    ['stepSent', shipped_at],
    ['stepDone', finished_at],
  ]
  const steps = way.map(([word, at]) => ({ word, at: at ?? undefined }))
  if (order.state !== 'TRADE_CLOSED') return steps
  return [...steps.filter(({ at }) => at), { word: 'stepClosed', at: closed_at ?? undefined }]
}

/** `most` in yuan as typed, or nothing: a whole amount of fen above 0 and no more than may be asked back. */
export function fenOf(yuan: string, most: number): number | undefined {
  const plain = yuan
    .trim()
    .replace(/^[¥￥]/, '')
    .replace(/,/g, '')
  if (!/^\d{1,9}(\.\d{1,2})?$/.test(plain)) return undefined
  const fen = Math.round(Number(plain) * 100)
  return fen > 0 && fen <= most ? fen : undefined
}

type WaybillField = 'carrier' | 'waybill'
export function wrongOfParcel(carrier: string, waybill: string): Partial<Record<WaybillField, Word>> {
  const name = [...carrier.trim()].length
  return {
    ...((!name || name > 40) && { carrier: 'badCarrier' as const }),
    ...(!/^[A-Za-z0-9-]{6,40}$/.test(waybill.trim()) && { waybill: 'badWaybill' as const }),
  }
}
