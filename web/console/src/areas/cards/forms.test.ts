import { expect, it } from 'vitest'
import type { OrderView } from '@console/api/types'
import { contentOf, fits, fitsLine, formOf, wishOf } from './forms'

const order = (change: Partial<OrderView> = {}): OrderView =>
  ({
    id: 'o',
    state: 'WAIT_BUYER_PAY',
    goods_fen: 10_000,
    freight_fen: 0,
    discount_fen: 500,
    total_fen: 9_500,
    waybill_masked: null,
    lines: [{ case: null }],
    ...change,
  }) as unknown as OrderView
const withCase = (proposal: object | null) => order({ lines: [{}, { case: { proposal } }] as never })

it('begins with what stands beside the chat', () => {
  expect(formOf('sku_choice', { product: 'p' }).products).toEqual(['p'])
  expect(formOf('refund', { order: withCase(null) })).toMatchObject({ order: 'o', line: 1 })
  expect(formOf('price_change', { order: order({ freight_fen: 1_250 }) }).freight).toBe('12.50')
})
it('offers for an order what the server says that may be sent about it', () => {
  const told = (act: string, is_allowed: boolean) => ({ act, is_allowed, reason: null })
  const acts = [told('card:pay_reminder', true), told('card:parcel', false), told('extend', true)]
  const may = (kind: Parameters<typeof fits>[0]) => fits(kind, { acts })
  expect([may('pay_reminder'), may('parcel'), may('receipt_extension')]).toEqual([true, false, false])
  const offered = (proposal: object | null) => fitsLine('after_sale_offer', withCase(proposal).lines[1]!)
  expect([offered(null), offered({ kind: 'exchange' })]).toEqual([false, true])
})
it('offers a case where none is under way, with money where its kind has some', () => {
  const sent = order({ lines: [{ case: null, reissuable: 0, offerable: 2 }] as never })
  expect(fitsLine('after_sale_offer', sent.lines[0]!)).toBe(true)
  const of = (change: object) =>
    contentOf({ ...formOf('after_sale_offer', { order: sent }), ...change }, sent)
  const opens = { kind: 'money_only', amount_fen: 1_250, reason: 'damage', quantity: 1 }
  expect(of({ amount: '12.50' })).toEqual({ kind: 'after_sale_offer', order: 'o', line: 0, opens })
  expect(of({ opens: 'reissue' })).toMatchObject({ opens: { kind: 'reissue', amount_fen: 0 } })
  expect([of({ amount: '' }), of({ amount: '1', pieces: 3 })]).toEqual(['refund', 'pieces'])
})
it('asks for a higher price only, surcharge and freight together', () => {
  const of = (freight: string, surcharge: string) =>
    contentOf({ ...formOf('price_change'), freight, surcharge }, order())
  expect(of('20', '5')).toEqual({ kind: 'price_change', order: 'o', freight_fen: 2_000, discount_fen: -500 })
  // Without the discount of before the total is higher already.
  expect(of('0', '0')).toMatchObject({ discount_fen: 0 })
  expect(of('x', '0')).toBe('freight')
  expect(of('0', 'x')).toBe('surcharge')
  expect(of('0', '100')).toBe('surcharge')
  const same = order({ discount_fen: 0, total_fen: 10_000 })
  expect(contentOf(formOf('price_change', { order: same }), same)).toBe('surcharge')
})
it('asks for another SKU of one line, and for 1 to 30 days', () => {
  const form = formOf('sku_change', { order: order() })
  expect(contentOf(form, order())).toBe('sku')
  const content = contentOf({ ...form, sku: 's' }, order())
  expect(content).toEqual({ kind: 'sku_change', order: 'o', line: 0, sku: 's' })
  expect(contentOf({ ...form, line: 9, sku: 's' }, order())).toBe('line')
  const longer = (days: number | '') => contentOf({ ...formOf('receipt_extension'), days }, order())
  expect(longer(7)).toEqual({ kind: 'receipt_extension', order: 'o', days: 7 })
  for (const days of [0, 31, 1.5, ''] as const) expect(longer(days)).toBe('days')
})
it('asks somebody above for what a card gives, and for nothing else', () => {
  expect(wishOf({ kind: 'sku_change', order: 'o', line: 1, sku: 's' })).toEqual({
    of: 'sku',
    asked: { line: 1, sku: 's' },
  })
  const to = { receiver: '林夏', phone: '13800138000', address: '杭州市文三路 1 号' }
  const card = { kind: 'address_change', order: 'o', ...to } as const
  expect(wishOf({ ...card, waive_freight: true })).toEqual({ of: 'address', asked: to })
  expect(wishOf(card)).toBeUndefined()
  expect(wishOf('sku')).toBeUndefined()
})
it('takes a new address only whole, and a phone as it is pasted', () => {
  const form = { ...formOf('address_change'), receiver: ' 林夏 ', phone: '138 0013-8000', address: '' }
  expect(contentOf(form, order())).toBe('receiver')
  const whole = contentOf({ ...form, address: '杭州' }, order())
  expect(whole).toMatchObject({ receiver: '林夏', phone: '13800138000' })
  expect(whole).not.toHaveProperty('waive_freight')
  const borne = (state: OrderView['state']) =>
    contentOf({ ...form, address: '杭州', waives: true }, order({ state }))
  expect(borne('WAIT_SELLER_SEND_GOODS')).toMatchObject({ waive_freight: true })
  expect(borne('WAIT_BUYER_PAY')).not.toHaveProperty('waive_freight')
})
it('shows one product, and an order in any state', () => {
  const product = formOf('product', { product: 'p' })
  expect(contentOf(product)).toEqual({ kind: 'product', product: 'p' })
  expect(contentOf(formOf('product'))).toBe('products')
  const closed = order({ state: 'TRADE_CLOSED' })
  expect(contentOf(formOf('order', { order: closed }), closed)).toEqual({ kind: 'order', order: 'o' })
})
it('counts products and quantities', () => {
  const products = (n: number) =>
    contentOf({ ...formOf('products'), products: Array.from({ length: n }, (_, at) => `p${at}`) })
  expect([1, 2, 6, 7].map((n) => typeof products(n))).toEqual(['string', 'object', 'object', 'string'])
  const invite = (quantity: number) =>
    contentOf({ ...formOf('order_invite'), items: [{ sku: 's', quantity, label: '' }] })
  expect(invite(2)).toEqual({ kind: 'order_invite', items: [{ sku: 's', quantity: 2 }] })
  expect([0, 1.5, 1_000, '' as never].map(invite)).toEqual(['items', 'items', 'items', 'items'])
})
it('reads a coupon as it is typed, to the end of its day', () => {
  const coupon = (more: object) => contentOf({ ...formOf('coupon'), title: '立减', ...more })
  const none = { amount_fen: null, min_fen: null, until: null, code: null }
  expect(coupon({})).toEqual({ kind: 'coupon', title: '立减', ...none })
  expect(coupon({ amount: '20', until: '2030-05-01' })).toMatchObject({
    amount_fen: 2_000,
    until: new Date(2030, 4, 1, 23, 59, 59, 999).getTime(),
  })
  expect(coupon({ amount: '0' })).toBe('amount')
  expect(coupon({ min: 'abc' })).toBe('min')
  expect(coupon({ title: ' ' })).toBe('title')
})
it('is about no order that is not chosen, nor a line without a case', () => {
  expect(contentOf(formOf('pay_reminder'))).toBe('order')
  expect(contentOf(formOf('pay_reminder'), order())).toEqual({ kind: 'pay_reminder', order: 'o' })
  expect(contentOf(formOf('refund'), order())).toBe('line')
})
