import type { components } from '@api/schema'
import { get, post, put } from '@console/api/client'
import type { OrderView } from '@console/api/types'
import type { Shop } from '@console/live/shop'
import type { Change } from '../orders'

type Schemas = components['schemas']
type OrderInvoice = Schemas['OrderInvoice']
export type ShownInvoice = Schemas['ShownInvoice']
export type InvoiceForm = Omit<Schemas['NewInvoice'], keyof Change>

/** The invoice of an order, on the server. */
export function invoicesOf(shop: string) {
  const of = (order: string) => `/api/shops/${shop}/orders/${order}/invoice`
  return {
    one: (order: string) => get<Schemas['InvoiceView']>(of(order)),
    show: (order: string, reason: string) => post<ShownInvoice>(`${of(order)}/showing`, { reason }),
    enter: (order: string, form: Change & InvoiceForm) => put<Schemas['InvoiceView']>(of(order), form),
    issue: (order: string, change: Change & { number: string }) =>
      post<Schemas['InvoiceView']>(`${of(order)}/issue`, change),
  }
}

export const invoiceKey = (shop: Shop, order: unknown) => ['order-invoice', shop.slug, order]

/** As the server takes it: letters, digits and hyphens. */
export const isNumber = (number: string): boolean => /^[A-Za-z0-9-]{4,40}$/.test(number.trim())

/** One that a member entered was not asked for by the customer. */
export const stateOf = ({ state, asked_nick }: OrderInvoice) =>
  state === 'asked' && asked_nick ? 'entered' : state

type Paid = Pick<OrderView, 'state' | 'paid_fen' | 'refunded_fen'>
/** Why none can be asked for now: the server says the same. */
export function whyNotEnter({ state, paid_fen, refunded_fen }: Paid): string | undefined {
  if (state === 'TRADE_CLOSED') return 'invoice_closed'
  if (paid_fen === 0) return 'invoice_unpaid'
  return paid_fen > refunded_fen ? undefined : 'invoice_given_back'
}
