import { expect, it } from 'vitest'
import { approveText, cardOf, requestText, toldText } from './request-words'
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
it('says another SKU and another address, that one no longer than it is kept', () => {
  expect(asked({ kind: 'sku', line: 0, amount_fen: 6_000, sku: '原木色' })).toBe(
    '申请换规格：第 1 件商品换成 原木色，差价 ¥60',
  )
  const address = { kind: 'address', amount_fen: 2_000 } as const
  expect(asked({ ...address, address_masked: '乌鲁木齐市****' })).toContain('送到 乌鲁木齐市****')
  expect(asked(address)).toBe('申请改地址：店铺承担运费差额 ¥20')
})
it('lets a card be sent as it was agreed to', () => {
  const address = { kind: 'address', order: 'order', no: 2, state: 'approved' } as TradeRequest
  expect(cardOf(address)).toEqual({ kind: 'agreed', order: 'order', request: 2 })
  expect(approveText(address)).toBe('同意发送')
  expect(toldText(address)).toContain('可以发送卡片')
  expect(approveText({ ...address, kind: 'refund' })).toBe('同意并执行')
})
it('says a price as the order’s history does, with lines that cost less or more', () => {
  expect(asked({ discount_fen: 1_250 })).toBe('申请改价：合计优惠 ¥12.50，运费 ¥0')
  const lines = [{ line: 1, discount_fen: -300 }]
  expect(asked({ discount_fen: 700, lines })).toBe('申请改价：合计优惠 ¥7，运费 ¥0；第 2 种商品 +¥3')
})
