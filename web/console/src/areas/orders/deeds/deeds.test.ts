import { expect, it } from 'vitest'
import type { OrderView, Role } from '@console/api/types'
import { anOrder, told } from '../rows/testing'
import { deedText, deedWhy, deedsOf, menuOf, quickOf } from './deeds'

const reasonsOf = (order: OrderView, role: Role) =>
  Object.fromEntries(deedsOf(order, role).map(({ id, reason }) => [id, reason]))

it('shows in a row what its state waits for, to those who may do it', () => {
  expect(quickOf('WAIT_BUYER_PAY', 'agent')).toEqual(['price', 'card:pay_reminder'])
  expect(quickOf('WAIT_SELLER_SEND_GOODS', 'agent')).toEqual(['ship', 'note'])
  expect(quickOf('SELLER_CONSIGNED_PART', 'agent')).toEqual(['ship', 'note'])
  expect(quickOf('WAIT_BUYER_CONFIRM_GOODS', 'agent')).toEqual(['track', 'extend'])
  expect(quickOf('TRADE_FINISHED', 'agent')).toEqual(['note'])
  expect(quickOf('WAIT_BUYER_PAY', 'warehouse')).toEqual([])
  expect(quickOf('WAIT_BUYER_CONFIRM_GOODS', 'trainee')).toEqual(['track'])
})
it('has everything that the server says, possible or not, with the reason', () => {
  expect(reasonsOf(anOrder(), 'agent')).toStrictEqual({
    price: undefined,
    note: undefined,
    ship: 'wrong_state',
    extend: 'wrong_state',
    address: undefined,
    close: undefined,
    agree_all: 'none_together',
    'reissue:0': 'wrong_state',
    track: 'no_parcel',
    'card:order': undefined,
    'card:pay_reminder': undefined,
    'card:price_change': undefined,
    'card:parcel': 'no_parcel',
    'card:refund': 'no_case',
    compensate: 'nothing_to_give',
    return_freight: 'no_freight_back',
    price_protection: 'not_protected',
    reply_reviews: 'nothing_to_reply',
    invoice: 'no_invoice_asked',
    enter_invoice: 'invoice_unpaid',
  })
})
it('has the day of an installation where one was bought', () => {
  const booked = anOrder({ acts: [told('book_installation')] })
  for (const role of ['agent', 'warehouse'] as const) {
    expect(Object.keys(reasonsOf(booked, role))).toEqual(['installation'])
  }
})
it('names each, and says in words why it is not possible', () => {
  const said = deedsOf(anOrder(), 'agent').map((deed) => [deedText(deed), deedWhy(deed)])
  expect(said).toContainEqual(['补发', '订单现在的状态不能这样做'])
  expect(said).toContainEqual(['小额赔付', '没有可以赔付的已付金额'])
  expect(said).toContainEqual(['付寄回运费', '没有寄回的、运费由店铺承担的退货'])
  expect(said).toContainEqual(['发卡片：售后进度', '没有售后单'])
  expect(said).toContainEqual(['回复评价', '没有等待回复的评价'])
  expect(said).toContainEqual(['登记已开票', '客户没有申请发票'])
  expect(said).toContainEqual(['登记开票', '客户还没有付款，付款后才能开票'])
  expect(said).toContainEqual(['全部同意', '没有几件一起等店铺同意的售后'])
  expect(said).toContainEqual(['价保退差价', '没有付款、已关闭，或店铺没有价保'])
})
it('invites nobody to review what was reviewed', () => {
  const acts = [told('card:review_invite', 'nothing_to_review')]
  expect(deedsOf(anOrder({ acts }), 'agent').map(deedWhy)).toEqual(['商品都评价过了'])
})
it('leaves money, cards, reviews and another piece to those who talk to customers', () => {
  const packing = Object.keys(reasonsOf(anOrder(), 'warehouse'))
  expect(packing).toEqual(['note', 'ship', 'track', 'invoice', 'enter_invoice'])
  expect(Object.keys(reasonsOf(anOrder(), 'trainee'))).toEqual(['track'])
})
it('answers the cases of its lines, named by what they are about, and leaves another piece out of them', () => {
  const line = { title: '餐椅', quantity: 1, left: 0, reissuable: 0, case: { state: 'CLOSED' } }
  const acts = [told('give_evidence:0'), told('agree:0', 'wrong_refund_state'), told('reissue:0')]
  const deeds = deedsOf(anOrder({ lines: [line], acts }), 'agent')
  expect(deeds).toMatchObject([
    { id: 'give_evidence:0', group: 'case', title: '餐椅', line: 0 },
    { id: 'reissue:0', group: 'piece', title: '餐椅', line: 0 },
  ])
})
it('says in a menu once why no line gets another piece, and which may', () => {
  const ids = (acts: object[]) => menuOf(deedsOf(anOrder({ acts }), 'agent')).map(({ id }) => id)
  const none = [told('reissue:0', 'wrong_state'), told('reissue:1', 'wrong_state')]
  expect(ids(none)).toEqual(['reissue:0'])
  expect(ids([told('reissue:0', 'wrong_refund_state'), told('reissue:1')])).toEqual(['reissue:1'])
})
