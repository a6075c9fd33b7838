import type { components } from '@api/schema'
import { get, post } from '@console/api/client'
import type { Shop } from '@console/live/shop'
import type { Change } from '../orders'

type Schemas = components['schemas']
export type OrderInvoice = Schemas['OrderInvoice']
export type ShownInvoice = Schemas['ShownInvoice']

/** The invoice of an order, on the server. */
export function invoicesOf(shop: string) {
  const of = (order: string) => `/api/shops/${shop}/orders/${order}/invoice`
  return {
    one: (order: string) => get<Schemas['InvoiceView']>(of(order)),
    show: (order: string, reason: string) => post<ShownInvoice>(`${of(order)}/showing`, { reason }),
    issue: (order: string, change: Change & { number: string }) =>
      post<Schemas['InvoiceView']>(`${of(order)}/issue`, change),
  }
}

export const invoiceKey = (shop: Shop, order: unknown) => ['order-invoice', shop.slug, order]

/** As the server takes it: letters, digits and hyphens. */
export const isNumber = (number: string): boolean => /^[A-Za-z0-9-]{4,40}$/.test(number.trim())
