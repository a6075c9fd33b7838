import { money } from '@console/format'
import { say, wordOf } from '@console/i18n'
import { askedText, causeText } from '@console/areas/after_sales/case-words'
import type { CardContent } from '@console/areas/cards/cards'
import type { CaseKind } from '../orders'
import { priceText } from '../line-price'
import '../words'
import './words'
import type { TradeRequest } from './requests'

export const givenReasonText = (code: string | null | undefined): string =>
  code ? wordOf('order_requests.reason', code) : ''
export const stateText = (code: string): string => wordOf('order_requests.state', code)

/** What is asked for, in one line. */
export function requestText(request: TradeRequest): string {
  const { kind, amount_fen, reason, line, freight_fen, discount_fen, lines } = request
  if (kind === 'compensation')
    return say('order_requests.compensation', {
      amount: money(amount_fen ?? 0),
      line: (line ?? 0) + 1,
      reason: givenReasonText(reason),
    })
  if (kind === 'refund')
    return say('order_requests.refund', {
      amount: money(amount_fen ?? 0),
      line: (line ?? 0) + 1,
      way: wordOf('order_requests.way', reason ?? ''),
    })
  if (kind === 'offer') return offerText(request)
  if (kind === 'sku' || kind === 'address') return cardText(request)
  const price = { freight_fen: freight_fen ?? 0, discount_fen: discount_fen ?? 0, lines }
  return say('order_requests.price', { what: priceText(price, []) })
}

/** 售后方案：仅退款 ¥645（第 1 件商品，2 件，运输破损）. */
function offerText({ reason, amount_fen, line, cause, quantity }: TradeRequest): string {
  const what = askedText({ kind: reason as CaseKind, asked_fen: amount_fen ?? 0 })
  const told = { what, line: (line ?? 0) + 1, n: quantity ?? 0, cause: causeText(cause ?? 'other') }
  return say(quantity ? 'order_requests.offer_pieces' : 'order_requests.offer', told)
}

/** Another SKU, or another address as far as it is kept. */
function cardText({ kind, amount_fen, line, sku, address_masked }: TradeRequest): string {
  const amount = money(amount_fen ?? 0)
  if (kind === 'sku') return say('order_requests.sku', { amount, line: (line ?? 0) + 1, sku: sku ?? '' })
  if (!address_masked) return say('order_requests.address_gone', { amount })
  return say('order_requests.address', { amount, address: address_masked })
}

/** The card that was agreed to: the server knows what it says. */
export const cardOf = ({ order, no }: TradeRequest): CardContent => ({ kind: 'agreed', order, request: no })

/** Agreed to, nothing is done yet: its card may be sent. */
export const isCard = ({ kind }: TradeRequest): boolean => ['offer', 'sku', 'address'].includes(kind)

/** What agreeing does: the deed, or that its card may be sent. */
export const approveText = (request: TradeRequest): string =>
  say(isCard(request) ? 'order_requests.approve_card' : 'order_requests.approve')
export const toldText = (request: TradeRequest): string =>
  say(`order_requests.told.${isCard(request) && request.state === 'approved' ? 'agreed' : request.state}`)

/** Who may answer: whoever decides, but not for themselves. */
export const mayAnswer = (request: TradeRequest, isLeading: boolean, me: string): boolean =>
  request.state === 'open' && isLeading && request.by !== me
