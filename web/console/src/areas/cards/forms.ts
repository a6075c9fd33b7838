import type { OrderView } from '@console/api/types'
import { fenOf, priceOf, totalOf, yuanOf } from '@console/areas/orders/money'
import { hasMoney } from '@console/areas/after_sales/case-words'
import type { Wish } from '@console/areas/orders/requests/wish'
import type { CaseKind } from '@console/areas/orders/orders'
import { piecesOf } from '@console/areas/orders/parcel'
import type { CardContent, CardKind } from './cards'

/** A card as it is filled in; amounts as typed. */
export interface CardForm {
  kind: CardKind
  products: string[]
  items: { sku: string; quantity: number; label: string }[]
  order: string
  line: number
  /** Another one of the line's product. */
  sku: string
  days: number | ''
  /** Of a case that is offered. */
  opens: CaseKind
  cause: CaseCause
  pieces: number | ''
  receiver: string
  phone: string
  address: string
  /** The shop bears what delivery to the new address costs more. */
  waives: boolean
  freight: string
  surcharge: string
  title: string
  amount: string
  min: string
  until: string
  code: string
}
export type CaseCause = NonNullable<NonNullable<OrderView['lines'][number]['case']>['reason']>
export type Field =
  | 'refund'
  | 'pieces'
  | 'products'
  | 'items'
  | 'order'
  | 'line'
  | 'sku'
  | 'days'
  | 'receiver'
  | 'freight'
  | 'surcharge'
  | Coupon
type Coupon = 'title' | 'amount' | 'min' | 'until'

/** What stands beside the chat, to begin with. */
export interface Beside {
  product?: string | undefined
  order?: OrderView | undefined
}

export const MOST_PRODUCTS = 6
export const MOST_ITEMS = 20
export const MOST_WORDS = 300
/** What is refused for the words themselves. */
export const isOfWords = (code: string | undefined): boolean =>
  ['needs_confirm', 'blocked', 'bad_words'].includes(code ?? '')

export function formOf(kind: CardKind, { product, order }: Beside = {}): CardForm {
  return {
    kind,
    products: product ? [product] : [],
    items: [],
    order: order?.id ?? '',
    line: Math.max(0, order?.lines.findIndex((line) => fitsLine(kind, line)) ?? 0),
    sku: '',
    days: 3,
    opens: 'money_only',
    cause: 'damage',
    pieces: 1,
    receiver: '',
    phone: '',
    address: '',
    waives: false,
    freight: order ? yuanOf(order.freight_fen) : '',
    surcharge: order ? yuanOf(Math.max(0, -order.discount_fen)) : '',
    title: '',
    amount: '',
    min: '',
    until: '',
    code: '',
  }
}

const ofGoods: CardKind[] = ['product', 'products', 'sku_choice', 'order_invite', 'coupon']
export const isOfOrder = (kind: CardKind): boolean => !ofGoods.includes(kind)
export const isOfLine = (kind: CardKind): boolean => kind === 'refund' || kind === 'after_sale_offer'

type Line = Pick<OrderView['lines'][number], 'case' | 'offerable'>
/** Nothing is proposed in a case, and one may be offered. */
export const mayOpen = ({ case: found, offerable }: Line): boolean => !found?.proposal && offerable > 0
export function fitsLine(kind: CardKind, line: Line): boolean {
  if (kind === 'sku_change') return true
  if (kind === 'after_sale_offer') return Boolean(line.case?.proposal) || mayOpen(line)
  return Boolean(line.case)
}

/** Whether such a card may be sent about this order now, as the server says. */
export const fits = (kind: CardKind, { acts }: Pick<OrderView, 'acts'>): boolean =>
  acts.some(({ act, is_allowed }) => is_allowed && act === `card:${kind}`)

/** The card that a form asks for, or the first field that says none. */
export function contentOf(form: CardForm, order?: OrderView): CardContent | Field {
  const { kind, products } = form
  if (kind === 'products') {
    const isFit = products.length >= 2 && products.length <= MOST_PRODUCTS
    return isFit ? { kind, products } : 'products'
  }
  if (kind === 'product' || kind === 'sku_choice')
    return products[0] ? { kind, product: products[0] } : 'products'
  if (kind === 'order_invite') return inviteOf(form)
  if (kind === 'coupon') return couponOf(form)
  if (!order) return 'order'
  if (kind === 'refund' || kind === 'after_sale_offer') {
    const line = order.lines[form.line]
    if (!line || !fitsLine(kind, line)) return 'line'
    if (kind === 'after_sale_offer' && mayOpen(line)) return openingOf(form, order.id, line)
    return { kind, order: order.id, line: form.line }
  }
  if (kind === 'sku_change') {
    if (!order.lines[form.line]) return 'line'
    return form.sku ? { kind, order: order.id, line: form.line, sku: form.sku } : 'sku'
  }
  if (kind === 'receipt_extension') {
    const days = Number(form.days)
    return Number.isInteger(days) && days >= 1 && days <= 30 ? { kind, order: order.id, days } : 'days'
  }
  if (kind === 'price_change') return dearerOf(form, order)
  if (kind === 'address_change') return redirectOf(form, order)
  return { kind, order: order.id } as CardContent
}

/** A case that begins with the customer's yes. */
function openingOf(form: CardForm, order: string, line: Line): CardContent | Field {
  const { opens: kind, cause: reason } = form
  const amount_fen = hasMoney(kind) ? fenOf(form.amount) : 0
  if (amount_fen === undefined || (hasMoney(kind) && amount_fen === 0)) return 'refund'
  const quantity = piecesOf(form.pieces, line.offerable)
  if (quantity === undefined) return 'pieces'
  return { kind: 'after_sale_offer', order, line: form.line, opens: { kind, amount_fen, reason, quantity } }
}

/** What a card gives, as somebody above is asked for it; nothing where it gives nothing. */
export function wishOf(card: CardContent | Field): Wish | undefined {
  if (typeof card === 'string') return undefined
  if (card.kind === 'sku_change') return { of: 'sku', asked: { line: card.line, sku: card.sku } }
  if (card.kind === 'address_change' && card.waive_freight) {
    const { receiver, phone, address } = card
    return { of: 'address', asked: { receiver, phone, address } }
  }
  if (card.kind !== 'after_sale_offer' || !card.opens) return undefined
  const { kind, amount_fen = 0, reason = 'other', quantity = null } = card.opens
  return { of: 'offer', asked: { line: card.line, kind, amount_fen, reason, quantity } }
}

function inviteOf({ items }: CardForm): CardContent | Field {
  const isFit = ({ quantity }: { quantity: number }) =>
    Number.isInteger(quantity) && quantity >= 1 && quantity <= 999
  if (!items.length || items.length > MOST_ITEMS || !items.every(isFit)) return 'items'
  return { kind: 'order_invite', items: items.map(({ sku, quantity }) => ({ sku, quantity })) }
}

/** Only a higher total is asked for: a lower one is given at once. */
function dearerOf({ freight, surcharge }: CardForm, order: OrderView): CardContent | Field {
  const price = priceOf({ freight, surcharge }, order.goods_fen)
  if (typeof price === 'string') return price
  if (totalOf(order.goods_fen, price) <= order.total_fen) return 'surcharge'
  return { kind: 'price_change', order: order.id, ...price }
}

function redirectOf(form: CardForm, order: OrderView): CardContent | Field {
  const receiver = form.receiver.trim()
  const phone = form.phone.normalize('NFKC').replace(/[\s-]/g, '')
  const address = form.address.trim()
  if (!receiver || !phone || !address) return 'receiver'
  const to = { kind: 'address_change', order: order.id, receiver, phone, address } as const
  const isPaid = order.state !== 'WAIT_BUYER_PAY'
  return form.waives && isPaid ? { ...to, waive_freight: true } : to
}

function couponOf({ title, amount, min, until, code }: CardForm): CardContent | Field {
  const name = title.trim()
  if (!name || [...name].length > 40) return 'title'
  const amount_fen = amount ? fenOf(amount) : null
  if (amount_fen === undefined || amount_fen === 0) return 'amount'
  const min_fen = min ? fenOf(min) : null
  if (min_fen === undefined) return 'min'
  // The day named is the last one on which it holds.
  const end = until ? new Date(`${until}T23:59:59.999`).getTime() : null
  if (end !== null && Number.isNaN(end)) return 'until'
  return { kind: 'coupon', title: name, amount_fen, min_fen, until: end, code: code.trim() || null }
}
