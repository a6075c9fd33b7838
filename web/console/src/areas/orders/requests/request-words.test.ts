import { expect, it } from 'vitest'
import { cardOf, requestText } from './request-words'
import type { TradeRequest } from './requests'

const asked = (more: Partial<TradeRequest>) =>
  requestText({ kind: 'price', freight_fen: 0, lines: [], ...more } as TradeRequest)

it('says how money goes back', () => {
  const refund = { kind: 'refund', line: 1, amount_fen: 64_500 } as const
  expect(asked({ ...refund, reason: 'pay' })).toBe('申请退款 ¥645（第 2 件商品，仅退款）')
  expect(asked({ ...refund, reason: 'offer_return' })).toContain('提出方案：退货退款')
})
it('says a case that is offered, of some pieces or all', () => {
  const offer = { kind: 'offer', line: 0, amount_fen: 64_500, reason: 'money_only', cause: 'damage' } as const
  expect(asked({ ...offer, quantity: 2 })).toBe('申请发售后方案：仅退款 ¥645（第 1 件商品，2 件，运输破损）')
  expect(asked(offer)).toBe('申请发售后方案：仅退款 ¥645（第 1 件商品，运输破损）')
})
it('sends the card as it was agreed to', () => {
  const offer = { kind: 'offer', order: 'order', line: 1, amount_fen: 900, reason: 'goods_back' }
  const card = cardOf({ ...offer, cause: 'wrong', quantity: 2 } as TradeRequest)
  const opens = { kind: 'goods_back', amount_fen: 900, reason: 'wrong', quantity: 2 }
  expect(card).toEqual({ kind: 'after_sale_offer', order: 'order', line: 1, opens })
})
it('says a price as the order’s history does, with lines that cost less or more', () => {
  expect(asked({ discount_fen: 1_250 })).toBe('申请改价：合计优惠 ¥12.50，运费 ¥0')
  const lines = [{ line: 1, discount_fen: -300 }]
  expect(asked({ discount_fen: 700, lines })).toBe('申请改价：合计优惠 ¥7，运费 ¥0；第 2 种商品 +¥3')
})
