import { mount } from '@vue/test-utils'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Case, Step } from '../cases'
import type { Order, OrderLine } from '../mine'
import { lang, say } from '../words'
import LineCase from './LineCase.vue'

const usual = lang.value
beforeAll(() => void (lang.value = 'zh-CN'))
afterAll(() => void (lang.value = usual))

const hostile = '<img src=x onerror=alert(1)>'
const refused = { case: 1, kind: 'refund_refused', by: 'shop', at: 1, words: hostile, pictures: [] }
const found = {
  no: 1,
  kind: 'goods_back',
  reason: 'quality',
  state: 'SELLER_REFUSE_BUYER',
  freight: 'shop',
  due_at: Date.now() + 25 * 3_600_000 + 60_000,
  falls: 'closed',
  proposal: null,
  steps: [refused as unknown as Step],
} as Partial<Case>
const line = { no: 1, title: '餐桌', refund_state: 'SELLER_REFUSE_BUYER', case: found, asked_fen: 100 }
const acts = ['refund:0', 'ask_platform:1', 'answer_proposal:1']
const shown = (change: object = {}) =>
  mount(LineCase, {
    props: {
      // Of the order something else is due: no business of this case.
      order: { acts, payouts_due_fen: 300 } as Order,
      line: { ...line, ...change } as unknown as OrderLine,
    },
  })

it('says what happens by itself, and when', () => {
  const text = shown().text()
  expect(text).toContain(say('leftDays', 1, 1))
  expect(text).toContain(say('fallsNotAsked', '').slice(-8))
})

it('offers what may be done with this line, and nothing of another', () => {
  const names = shown()
    .findAll('button')
    .map((one) => one.text())
  expect(names).toEqual([say('acceptProposal'), say('declineProposal'), say('askPlatform')])
})

it('shows words as words, whoever wrote them', () => {
  const steps = shown().get('details')
  expect(steps.text()).toContain(hostile)
  expect(steps.find('img').exists()).toBe(false)
})

it('says that money is back only once it is', () => {
  const ended = { ...found, state: 'SUCCESS', refunded_fen: 100 }
  const status = (payouts_due_fen: number, freight_due_fen = 0) => {
    const paid = { ...ended, payouts_due_fen, freight_due_fen }
    return shown({ refund_state: 'SUCCESS', case: paid }).get('[role=status]')
  }
  expect(status(100).text()).toBe('退款处理中 · ¥1')
  expect(status(100).classes()).toContain('due')
  expect(status(0).text()).toBe('退款成功 · ¥1')
  expect(status(0).classes()).toContain('good')
  // The shop pays the way back later.
  expect(status(1_200, 1_200).text()).toBe('退款成功 · ¥1')
  expect(status(1_300, 1_200).text()).toBe('退款处理中 · ¥1')
})

it('says that the shop paid the way back', () => {
  expect(shown().text()).not.toContain('另付')
  const paid = { ...found, freight_back_fen: 1_200 }
  expect(shown({ case: paid }).text()).toContain('店铺另付寄回运费 ¥12')
})

it('is not there where nothing was asked and nothing may be', () => {
  expect(shown({ no: 7, case: null, refund_state: 'NO_REFUND' }).find('div').exists()).toBe(false)
})
