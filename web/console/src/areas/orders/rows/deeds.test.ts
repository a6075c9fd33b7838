import { expect, it } from 'vitest'
import type { OrderInvoice } from '../invoice/invoice'
import { deedsOf, quickOf } from './deeds'
import { anOrder } from './testing'

const reasonsOf = (...[order, invoice, role]: Parameters<typeof deedsOf>) =>
  Object.fromEntries(deedsOf(order, invoice, role).map(({ id, reason }) => [id, reason]))

it('shows in a row what its state waits for, to those who may do it', () => {
  expect(quickOf('WAIT_BUYER_PAY', 'agent')).toEqual(['price', 'card:pay_reminder'])
  expect(quickOf('WAIT_SELLER_SEND_GOODS', 'agent')).toEqual(['ship', 'note'])
  expect(quickOf('SELLER_CONSIGNED_PART', 'agent')).toEqual(['ship', 'note'])
  expect(quickOf('WAIT_BUYER_CONFIRM_GOODS', 'agent')).toEqual(['track', 'extend'])
  expect(quickOf('TRADE_FINISHED', 'agent')).toEqual(['note'])
  expect(quickOf('WAIT_BUYER_PAY', 'warehouse')).toEqual([])
  expect(quickOf('WAIT_BUYER_CONFIRM_GOODS', 'trainee')).toEqual(['track'])
})
it('has everything of the pane, and says why something is not possible', () => {
  expect(reasonsOf(anOrder(), undefined, 'agent')).toStrictEqual({
    price: undefined,
    note: undefined,
    ship: 'wrong_state',
    extend: 'wrong_state',
    address: undefined,
    close: undefined,
    track: 'no_parcel',
    'card:pay_reminder': undefined,
    'card:price_change': undefined,
    'card:sku_change': undefined,
    'card:order': undefined,
    'card:order_check': undefined,
    'card:address_check': undefined,
    'card:address_change': undefined,
    compensate: 'nothing_to_give',
    reply_reviews: 'nothing_to_reply',
    invoice: 'no_invoice_asked',
  })
})
it('keeps reminding and checking in the menu where the order is past them', () => {
  const sent = anOrder({ state: 'TRADE_FINISHED', waybill_masked: '****0123', paid_fen: 100 })
  const reasons = reasonsOf(sent, { state: 'issued' } as OrderInvoice, 'agent')
  expect(reasons).toMatchObject({
    'card:pay_reminder': 'wrong_state',
    'card:address_check': 'wrong_state',
    invoice: 'already_issued',
  })
  expect(reasons).toHaveProperty('card:parcel', undefined)
  expect(reasons).toHaveProperty('compensate', undefined)
  expect(reasons).not.toHaveProperty('card:order_check')
})
it('replies to reviews while one waits, for those who talk to customers', () => {
  const reviewed = anOrder({ state: 'TRADE_FINISHED', to_reply: 1 })
  expect(reasonsOf(reviewed, undefined, 'agent')).toHaveProperty('reply_reviews', undefined)
  expect(reasonsOf(reviewed, undefined, 'warehouse')).not.toHaveProperty('reply_reviews')
})
it('answers the cases of its lines, named by what they are about', () => {
  const line = { title: '餐椅', quantity: 1, left: 0, reissuable: 0, case: { state: 'WAIT_SELLER_AGREE' } }
  const acts = [{ act: 'agree:0', is_allowed: true, reason: null }]
  const deeds = deedsOf(anOrder({ lines: [line], acts }), undefined, 'agent')
  expect(deeds[0]).toMatchObject({ id: 'agree:0', title: '餐椅', reason: undefined })
})
it('lets a trainee follow the parcel, and nothing else', () => {
  expect(deedsOf(anOrder(), undefined, 'trainee').map(({ id }) => id)).toEqual(['track'])
})
