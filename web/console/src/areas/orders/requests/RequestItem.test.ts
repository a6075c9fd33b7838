import { mount } from '@vue/test-utils'
import { expect, it } from 'vitest'
import { i18n } from '@console/i18n'
import { SHOP } from '@console/live/shop'
import RequestItem from './RequestItem.vue'
import type { ListedRequest, TradeRequest } from './requests'

const offer = {
  kind: 'refund',
  line: 0,
  amount_fen: 60_000,
  reason: 'offer_money',
  state: 'open',
  is_possible: true,
  by: 'xiaohe',
  nick: '小禾',
  at: 0,
  words: '整单破损',
  lines: [],
} as unknown as TradeRequest
const shown = (more: Partial<ListedRequest> = {}) =>
  mount(RequestItem, {
    props: { request: { ...offer, ...more } },
    global: {
      plugins: [i18n] as never[],
      provide: { [SHOP as symbol]: { membership: { member: { id: 'lin', role: 'supervisor' } } } },
    },
  }).text()

it('says what the buyer will read, where something is said to them', () => {
  expect(shown({ said: '不用寄回' })).toContain('对买家说：不用寄回')
  expect(shown()).not.toContain('对买家说')
})
it('says what happens by itself where nobody answers', () => {
  expect(shown({ due_at: 1 })).toContain('到期，没有答复就自动处理')
  expect(shown({ kind: 'price', due_at: 1 })).toContain('没有付款就自动关闭')
  expect(shown({ due_at: null })).not.toContain('自动')
})
