import { expect, it } from 'vitest'
import { requestText } from './request-words'
import type { TradeRequest } from './requests'

const asked = (more: Partial<TradeRequest>) =>
  requestText({ kind: 'price', freight_fen: 0, lines: [], ...more } as TradeRequest)

it('says how money goes back', () => {
  const refund = { kind: 'refund', line: 1, amount_fen: 64_500 } as const
  expect(asked({ ...refund, reason: 'pay' })).toBe('申请退款 ¥645（第 2 件商品，仅退款）')
  expect(asked({ ...refund, reason: 'offer_return' })).toContain('提出方案：退货退款')
})
it('says a price as the order’s history does, with lines that cost less or more', () => {
  expect(asked({ discount_fen: 1_250 })).toBe('申请改价：合计优惠 ¥12.50，运费 ¥0')
  const lines = [{ line: 1, discount_fen: -300 }]
  expect(asked({ discount_fen: 700, lines })).toBe('申请改价：合计优惠 ¥7，运费 ¥0；第 2 种商品 +¥3')
})
