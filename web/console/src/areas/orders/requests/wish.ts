import { money } from '@console/format'
import { say } from '@console/i18n'
import { askedText } from '@console/areas/after_sales/case-words'
import type { Problem } from '@console/api/problem'
import type { OrderView } from '@console/api/types'
import { totalOf, type Price } from '../money'
import type { AddressAsked, OfferAsked, RefundAsked, SkuAsked } from './requests'
import './words'

interface Asked {
  price: Price
  refund: RefundAsked
  offer: OfferAsked
  sku: SkuAsked
  address: AddressAsked
}
/** What one may not do alone, as somebody above is asked for it. */
export type Wish = { [Of in keyof Asked]: { of: Of; asked: Asked[Of] } }[keyof Asked]

export const isAboveLimit = (problem: Problem | undefined): boolean =>
  ['above_refund_limit', 'above_your_limit'].includes(problem?.code ?? '')

/** What is asked, and what comes of it. */
export function wishText(wish: Wish, order: OrderView): string {
  if (wish.of === 'price') {
    const to = totalOf(order.goods_fen, wish.asked)
    return say('order_requests.price_about', { from: money(order.total_fen), to: money(to) })
  }
  if (wish.of === 'refund')
    return say('order_requests.refund_about', { amount: money(wish.asked.amount_fen) })
  if (wish.of === 'offer') {
    const { kind, amount_fen } = wish.asked
    return say('order_requests.offer_about', { what: askedText({ kind, asked_fen: amount_fen }) })
  }
  if (wish.of === 'sku') return say('order_requests.sku_about')
  return say('order_requests.address_about', { address: wish.asked.address })
}
