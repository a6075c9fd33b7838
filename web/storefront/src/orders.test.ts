import { expect, it } from 'vitest'
import type { Order, OrderLine } from './mine'
import { fenOf, isRefunding, leftOf, nextOf, refundOf, stepsOf, wrongOfParcel } from './orders'

const order = (state: string, change: Partial<Order> = {}, refund_state = 'NO_REFUND') => {
  const lines = [{ no: 0, refund_state } as OrderLine]
  return { state, created_at: 1, paid_fen: 0, lines, ...change } as Order
}

it('says what comes next, with its time where one is set', () => {
  expect(nextOf(order('WAIT_BUYER_PAY', { pay_by: 9 }))).toEqual({ word: 'nextPayBy', at: 9 })
  expect(nextOf(order('WAIT_SELLER_SEND_GOODS'))).toEqual({ word: 'nextSend' })
  const ships = { ship_by: 7 }
  expect(nextOf(order('WAIT_SELLER_SEND_GOODS', ships))).toEqual({ word: 'nextSendBy', at: 7 })
  expect(nextOf(order('SELLER_CONSIGNED_PART', ships))).toEqual({ word: 'nextSendRestBy', at: 7 })
  const sent = order('WAIT_BUYER_CONFIRM_GOODS', { confirm_by: 9 })
  expect(nextOf(sent)).toEqual({ word: 'nextConfirmBy', at: 9 })
  expect(nextOf(order('WAIT_BUYER_CONFIRM_GOODS', {}, 'WAIT_SELLER_AGREE'))).toEqual({
    word: 'nextRefunding',
  })
  expect(nextOf(order('TRADE_FINISHED'))).toEqual({ word: 'nextDone' })
  expect(nextOf(order('TRADE_CLOSED'))).toEqual({ word: 'nextClosed' })
  expect(nextOf(order('TRADE_CLOSED', { close_reason: 'out_of_stock' }))).toEqual({ word: 'closedNoStock' })
  expect(nextOf(order('TRADE_CLOSED', { close_reason: 'other' }))).toEqual({ word: 'nextClosed' })
  expect(nextOf(order('TRADE_CLOSED', { paid_fen: 5 }))).toEqual({ word: 'nextRefunded' })
  const due = { paid_fen: 5, payouts_due_fen: 5, refund_due_fen: 5 }
  expect(nextOf(order('TRADE_CLOSED', due))).toEqual({ word: 'refundOnWay' })
  // The way back of a case, the last one or one before.
  const freight = { ...due, refund_due_fen: 0 }
  expect(nextOf(order('TRADE_CLOSED', freight))).toEqual({ word: 'nextRefunded' })
})

it('says what is still to be sent, once something was', () => {
  const lines = [
    { no: 0, title: '餐桌', left: 0 },
    { no: 1, title: '餐椅', left: 2 },
  ] as unknown as OrderLine[]
  const part = order('SELLER_CONSIGNED_PART', { lines })
  expect(nextOf({ ...part, lines: [] })).toEqual({ word: 'nextSendRest' })
  expect(leftOf(part).map(({ no, left }) => [no, left])).toEqual([[1, 2]])
  expect(leftOf(order('WAIT_SELLER_SEND_GOODS', { lines }))).toEqual([])
})

it('counts only refunds that somebody has to act on', () => {
  const isOpen = (state: string) => isRefunding(order('TRADE_FINISHED', {}, state))
  for (const state of ['WAIT_BUYER_RETURN_GOODS', 'WAIT_SELLER_RESEND', 'PLATFORM_INVOLVED'])
    expect(isOpen(state)).toBe(true)
  for (const state of ['NO_REFUND', 'CLOSED', 'SUCCESS', 'SELLER_REFUSE_BUYER'])
    expect(isOpen(state)).toBe(false)
})

it('says of a case that ended whether money came back', () => {
  const ended = (refunded_fen: number, payouts_due_fen = 0, freight_due_fen = 0) => {
    const found = { refunded_fen, payouts_due_fen, freight_due_fen }
    return refundOf({ refund_state: 'SUCCESS', case: found } as OrderLine)
  }
  expect([ended(5), ended(0)]).toEqual(['refundDone', 'caseDone'])
  expect([ended(5, 5), ended(0, 5)]).toEqual(['refundOnWay', 'caseDone'])
  expect(ended(5, 2, 2)).toBe('refundDone')
  expect(refundOf({ refund_state: 'SUCCESS', case: null })).toBe('refundDone')
  expect(refundOf({ refund_state: 'NO_REFUND', case: null })).toBeUndefined()
})

it('shows the whole way ahead, but ends a closed one where it stopped', () => {
  const words = (one: Order) => stepsOf(one).map(({ word, at }) => (at ? `${word} ${at}` : word))
  const paid = order('WAIT_SELLER_SEND_GOODS', { paid_at: 2 })
  expect(words(paid)).toEqual(['stepPlaced 1', 'stepPaid 2', 'stepSent', 'stepDone'])
  expect(words(order('TRADE_CLOSED', { closed_at: 3 }))).toEqual(['stepPlaced 1', 'stepClosed 3'])
})

it('reads an amount to the fen, within what may be asked back', () => {
  const typed = ['2380', '¥2,380.00', '0.01', '19.9', ' 19.99 ']
  expect(typed.map((text) => fenOf(text, 238_000))).toEqual([238_000, 238_000, 1, 1_990, 1_999])
  for (const text of ['', '0', '-1', '2380.01', '1.999', 'abc', '1e3'])
    expect(fenOf(text, 238_000)).toBeUndefined()
})

it('asks for a carrier and a number that can be one', () => {
  expect(wrongOfParcel('顺丰', ' SF1234567890123 ')).toEqual({})
  expect(wrongOfParcel(' ', '12345')).toEqual({ carrier: 'badCarrier', waybill: 'badWaybill' })
  expect(wrongOfParcel('快'.repeat(41), '顺丰 123456')).toEqual({
    carrier: 'badCarrier',
    waybill: 'badWaybill',
  })
})
