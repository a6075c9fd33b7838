import { expect, it } from 'vitest'
import { requestText } from './request-words'
import type { TradeRequest } from './requests'

const asked = (more: Partial<TradeRequest>) =>
  requestText({ kind: 'price', freight_fen: 0, lines: [], ...more } as TradeRequest)

it('says a price as the order’s history does, with lines that cost less or more', () => {
  expect(asked({ discount_fen: 1_250 })).toBe('申请改价：合计优惠 ¥12.50，运费 ¥0')
  const lines = [{ line: 1, discount_fen: -300 }]
  expect(asked({ discount_fen: 700, lines })).toBe('申请改价：合计优惠 ¥7，运费 ¥0；第 2 种商品 +¥3')
})
