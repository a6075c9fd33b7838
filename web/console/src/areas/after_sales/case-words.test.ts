import { readFileSync } from 'node:fs'
import { afterEach, expect, it } from 'vitest'
import { i18n, setLanguage } from '@console/i18n'
import type { CaseStep } from './after-sales'
import {
  askText,
  askedText,
  causeText,
  fallsText,
  givenText,
  kindText,
  nextText,
  piecesText,
  stepFacts,
  stepText,
  unsentOf,
} from './case-words'

afterEach(() => setLanguage('zh-CN'))

const step = (more: Partial<CaseStep>): CaseStep => ({
  case: 1,
  kind: 'refund_asked',
  by: 'customer',
  at: 1,
  words: '',
  pictures: [],
  asked: null,
  reason: null,
  amount_fen: null,
  quantity: null,
  wanted: null,
  carrier: null,
  waybill: null,
  is_masked: false,
  ...more,
})
const may = (act: string, is_allowed = true) => ({
  act,
  is_allowed,
  reason: is_allowed ? null : 'wrong_refund_state',
})
const next = (turn: string, state: string, falls: string, acts = [may('agree:0')]) =>
  nextText({ next: { turn, acts }, state, falls } as Parameters<typeof nextText>[0])

it('names an amount only where money goes back', () => {
  expect(askedText({ kind: 'goods_back', asked_fen: 5_990 })).toBe('退货退款 ¥59.90')
  expect(askedText({ kind: 'exchange', asked_fen: 0 })).toBe('换货')
})
it('leaves a code that it does not know as it is', () => {
  expect([kindText('hire'), causeText('moon')]).toEqual(['hire', 'moon'])
  expect(fallsText('something_new', 1)).toBeUndefined()
  expect(fallsText(null, 1)).toBeUndefined()
})
it('says what happens if nobody acts, with the amount that would go', () => {
  expect(fallsText('refunded', 12_000)).toContain('自动退款 ¥120')
})
it('says of money that was given back what has not reached the customer', () => {
  const given = (refunded_fen: number, payouts_due_fen: number, freight_back_fen = 0, freight_due_fen = 0) =>
    givenText({ refunded_fen, freight_back_fen, payouts_due_fen, freight_due_fen })
  expect([given(0, 0), given(500, 0)]).toEqual(['', '已退 ¥5'])
  expect(given(500, 500)).toBe('已退 ¥5 · ¥5 退款处理中')
  expect(given(500, 0, 1_200)).toBe('已退 ¥5 · 店铺另付寄回运费 ¥12')
  // The refund is there, and the way back still to be paid.
  expect(given(500, 1_200, 1_200, 1_200)).toBe('已退 ¥5 · 店铺另付寄回运费 ¥12')
  expect(given(500, 1_700, 1_200, 1_200)).toBe('已退 ¥5 · ¥5 退款处理中 · 店铺另付寄回运费 ¥12')
  expect(stepText(step({ kind: 'compensated', by: 'shop', amount_fen: 1_200 }))).toBe('付了寄回运费')
})
it('says whose turn it is and with what, without what moves nothing on', () => {
  const asides = [may('take_freight:0'), may('give_evidence:0')]
  const acts = [may('agree:0'), may('pay:0', false), ...asides, may('refuse:0')]
  expect(next('shop', 'WAIT_SELLER_AGREE', 'agreed', acts)).toBe('轮到店铺：同意申请、拒绝申请')
  expect(next('shop', 'PLATFORM_INVOLVED', 'for_customer', acts)).toContain('补充凭证')
  expect(next('customer', 'WAIT_BUYER_RETURN_GOODS', 'closed')).toBe('等买家：寄回商品')
  expect(next('customer', 'WAIT_SELLER_AGREE', 'proposal_declined')).toBe('等买家：答复店铺的方案')
  expect(next('platform', 'PLATFORM_INVOLVED', 'for_shop')).toBe('等裁决')
})
it('says for whom a dispute was decided', () => {
  const decided = (amount_fen: number) => stepText(step({ kind: 'dispute_decided', by: 'shop', amount_fen }))
  expect([decided(0), decided(1)]).toEqual(['裁决：支持店铺', '裁决：支持买家'])
})
it('names what a step carries', () => {
  expect(stepFacts(step({ asked: 'goods_back', reason: 'quality', amount_fen: 100 }))).toBe(
    '退货退款 · 质量问题 · ¥1',
  )
  const sent = step({ kind: 'return_sent', carrier: '顺丰速运', waybill: '****0123' })
  expect(stepFacts(sent)).toBe('顺丰速运 ****0123')
  expect(stepFacts(step({ asked: 'reissue', quantity: 2 }))).toBe('补发 · 2 件')
  const other = step({ asked: 'exchange', wanted: '颜色:黑' })
  expect(stepFacts(other)).toBe('换货 · 换成 黑')
  expect(stepFacts(step({}))).toBe('')
})
it('says how many pieces where it is not all of them', () => {
  expect([piecesText(1, 3), piecesText(3, 3)]).toEqual(['1 件，共 3 件', undefined])
})
it('says what a refund does to pieces that have not left', () => {
  const of = (left: number, stays_here: number, kind = 'money_only') =>
    unsentOf({ left, case: { kind: kind as 'money_only', stays_here } })
  expect(of(2, 0)).toBe(
    '还有 2 件没发出：退的钱够几件的价，就少发几件；不够一件，全部照发。按申请退款，少发 0 件。',
  )
  expect(of(2, 1)).toContain('少发 1 件。')
  expect([of(0, 0), of(2, 0, 'exchange'), unsentOf({ left: 2, case: null })]).toEqual(
    Array(3).fill(undefined),
  )
})
it('has words in both languages for everything that can fall', async () => {
  const falls = ['agreed', 'refunded', 'proposal_declined', 'closed', 'received', 'platform', 'done']
  const all = [...falls, 'goods_back', 'for_customer', 'for_shop'].map((code) => `after_sales.falls.${code}`)
  await setLanguage('en')
  for (const language of ['zh-CN', 'en'])
    expect(all.filter((key) => !i18n.global.te(key, language as 'zh-CN'))).toEqual([])
})
it('has words for every reason of the server', () => {
  const code = readFileSync('../src/trade/after_sale/reason.rs', 'utf8')
  const named = code.slice(code.indexOf('fn code(')).split('\n    }')[0]!
  const reasons = [...named.matchAll(/=> "(\w+)"/g)].map((match) => match[1]!)
  expect(reasons).toContain('seven_days')
  for (const reason of reasons) expect(causeText(reason)).toMatch(/\p{Script=Han}/u)
})
it('says what agreeing leads to, by kind', () => {
  const line = (kind: string) => ({ asked_fen: 5_000, case: { kind } as never })
  expect(askText('agree', line('goods_back'))).toContain('再退款')
  expect(askText('agree', line('exchange'))).toContain('寄出换的')
  expect(askText('agree', line('money_only'))).toContain('¥50')
  expect(askText('pay', line('goods_back'))).toContain('¥50')
  expect(askText('take_freight', line('goods_back'))).toContain('运费')
})
