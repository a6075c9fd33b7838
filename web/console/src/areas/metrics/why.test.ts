import { expect, it } from 'vitest'
import './words'
import type { RoundView } from './figures'
import { whyText } from './why'

const at = (clock: string) => Date.parse(`2026-03-02T${clock}`)
const round = (more: Partial<RoundView['round']> = {}, view: Partial<RoundView> = {}): RoundView => ({
  customer_name: '林小满',
  limit_ms: 180_000,
  standing: 'missed',
  ...view,
  round: {
    thread: 't',
    customer: 'c',
    session_at: at('10:00:00'),
    is_first: true,
    asked_at: at('10:00:00'),
    asked_seq: 2,
    lines: 2,
    automatic: [at('10:00:01')],
    held: [
      [at('10:00:00'), 'a'],
      [at('10:03:30'), 'b'],
    ],
    answered_at: at('10:03:40'),
    answered_by: 'b',
    ...more,
  },
})
const nameOf = (id: string) => ({ a: '小禾', b: '阿青' })[id] ?? ''
const why = (view: RoundView) => whyText(view, nameOf, at('10:10:00'), 'zh-CN')

it('tells a failed round from question to answer', () => {
  expect(why(round())).toBe(
    '10:00:00 提问（连续 2 句，从第一句起算）；其间有 1 条自动回复，不算人工；10:03:30 转给 阿青；10:03:40 由 阿青 回复，用时 3 分 40 秒；超出 40 秒',
  )
})
it('says what a round that counts for nothing was left out for', () => {
  const left = round({ exclusion: 'outside_hours', lines: 1, automatic: [], held: [] })
  expect(why(left)).toBe('10:00:00 提问；10:03:40 由 阿青 回复，用时 3 分 40 秒；不计入：不在考核时段')
})
it('counts on where nobody has answered', () => {
  const open = round({ answered_at: null, answered_by: null, lines: 1, automatic: [], held: [] })
  expect(why(open)).toBe('10:00:00 提问；还没有回复，已等 10 分；超出 7 分')
})
