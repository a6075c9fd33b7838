import type { OrderView } from '@console/api/types'
import type { OrderRow } from '../orders'

/** An order that waits to be paid, as its row says it. */
export const aRow = (more: Partial<OrderRow> = {}): OrderRow => ({
  id: 'order',
  no: '100001',
  customer: 'customer',
  title: '白蜡木餐桌',
  sku: '',
  picture: '',
  state: 'WAIT_BUYER_PAY',
  flag: 0,
  note: '',
  buyer_message: '',
  receiver_masked: '林**',
  buyer_masked: '小**',
  is_refunding: false,
  to_reply: 0,
  lines: 1,
  pieces: 1,
  rev: 3,
  total_fen: 238_000,
  created_at: 0,
  exchanged: [],
  services: [],
  parcel_concerns: [],
  ...more,
})

/** What the server says of one act. */
export const told = (act: string, reason?: string) => ({ act, is_allowed: !reason, reason: reason ?? null })
/** The same order as the server tells it whole. */
export const anOrder = (more: object = {}): OrderView =>
  ({
    ...aRow(),
    lines: [{ title: '白蜡木餐桌', quantity: 1, left: 1, reissuable: 0, offerable: 0 }],
    parcels: [],
    events: [],
    acts: [
      told('change_price'),
      told('ship', 'wrong_state'),
      told('extend', 'wrong_state'),
      told('change_address'),
      told('close'),
      told('note'),
      told('reissue:0', 'wrong_state'),
      told('card:order'),
      told('card:pay_reminder'),
      told('card:price_change'),
      told('card:parcel', 'no_parcel'),
      told('card:refund', 'no_case'),
      told('track', 'no_parcel'),
      told('agree_all', 'none_together'),
      told('compensate', 'nothing_to_give'),
      told('return_freight', 'no_freight_back'),
      told('price_protection', 'not_protected'),
      told('reply_reviews', 'nothing_to_reply'),
      told('invoice', 'no_invoice_asked'),
      told('enter_invoice', 'invoice_unpaid'),
    ],
    paid_fen: 0,
    refunded_fen: 0,
    freight_back_fen: 0,
    is_payment_simulated: false,
    payouts: [],
    call_offs: [],
    ...more,
  }) as unknown as OrderView
