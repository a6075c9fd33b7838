import { expect, it, vi } from 'vitest'
import { h, icon, iconButton } from '../src/dom'
import type { Hand } from '../src/parts'
import type { Shown } from '../src/row'
import { card } from './cards'

const textOf = (prices: object) => {
  const hand = { h, icon, iconButton, locale: 'zh-CN', absolute: (path: string) => path }
  const body = { product: 'p', code: 'QM-1', title: '餐桌', picture: '/p.jpg', ...prices }
  return card(hand as unknown as Hand, { kind: 'product', body } as unknown as Shown).textContent
}

const lineOf = (locale: string, code: string) => {
  const text = '订单 1 的售后（餐桌）：店铺超时未处理，系统已自动退款 5.00 元'
  const body = { text, code, order_no: '1', goods: '餐桌', amount_fen: 500 }
  const hand = { h, icon, iconButton, locale } as unknown as Hand
  return card(hand, { kind: 'case', body } as unknown as Shown)
}

it('says what a clock did with a case in the words of whoever reads', async () => {
  expect(lineOf('zh-CN', 'refunded').textContent).toContain('系统已自动退款 5.00 元')
  const english = lineOf('en', 'refunded')
  await vi.waitFor(() => expect(english.textContent).toContain('¥5.00 went back by itself'))
  expect(english.textContent).toContain('After-sale of order 1 (餐桌)')
  // A newer server knows more codes.
  const unknown = lineOf('en', 'waived')
  await import('./case-line')
  await Promise.resolve()
  expect(unknown.textContent).toContain('系统已自动退款')
})
const answerOf = (locale: string, act: string, words?: string) => {
  const text = '核对地址（餐桌）：有了答复'
  const body = { card: 'c', kind: 'address_check', title: '餐桌', act, words, text }
  const hand = { h, icon, iconButton, locale } as unknown as Hand
  return card(hand, { kind: 'card_answer', body } as unknown as Shown)
}

it('says what was answered on a card in the words of whoever reads', async () => {
  expect(answerOf('zh-CN', 'confirm').textContent).toBe('核对收货信息 · 餐桌 · 您已确认')
  const words = '应该是 3 号楼'
  expect(answerOf('zh-CN', 'refuse', words).textContent).toContain(`您反馈信息有误 · ${words}`)
  // A newer server knows more acts.
  expect(answerOf('zh-CN', 'postpone').textContent).toContain('有了答复')
})
it('says from which price a product is sold, where it has several', () => {
  expect(textOf({ price_fen: 198_000, price_to_fen: 238_000 })).toBe('餐桌¥1,980 起')
  expect(textOf({ price_fen: 198_000, price_to_fen: 198_000 })).toBe('餐桌¥1,980')
  // Sent before cards told the dearest.
  expect(textOf({ price_fen: 198_000 })).toBe('餐桌¥1,980')
})
it('says where an order stands in words, and what was not stored yet once it is known', async () => {
  const order = { no: '20260001', state: 'WAIT_BUYER_PAY', total_fen: 198_000 }
  const found = { ...order, lines: [{ title: '餐桌', picture: '' }] }
  const fetched = vi.fn(async () => Response.json(found))
  vi.stubGlobal('fetch', fetched)
  const talk = { shop: { id: 's' }, device: 'd' }
  const say = () => '订单'
  const hand = { h, icon, iconButton, say, talk, locale: 'zh-CN', absolute: (path: string) => path }
  const entry = { kind: 'order', body: { order: 'o' } } as unknown as Shown
  const shown = card(hand as unknown as Hand, entry)
  await vi.waitFor(() => expect(shown.textContent).toContain('订单 20260001'))
  expect(shown.textContent).toContain('等待付款')
  expect(shown.textContent).toContain('餐桌')
  expect(fetched).toHaveBeenCalledOnce()
  vi.unstubAllGlobals()
})
