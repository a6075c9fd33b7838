import { expect, it } from 'vitest'
import { behind, countOf, dayOf, meetsGoal, plusDays, valueText, waitText, type Measure } from './figures'

const mean: Measure = { id: 'mean_round', counts: { how: 'mean' }, of: 'each_round', goal: 40_000 }
const rate: Measure = { id: 'x', counts: { how: 'within', ms: 1 }, of: 'each_round', goal: 900 }

it('says a wait in at most two units', () => {
  expect(waitText(8_400, 'zh-CN')).toBe('8 秒')
  expect(waitText(90_000, 'zh-CN')).toBe('1 分 30 秒')
  expect(waitText(120_000, 'zh-CN')).toBe('2 分')
  expect(waitText(7_500_000, 'zh-CN')).toBe('2 小时 5 分')
  expect(waitText(0, 'en')).toBe('0 s')
})
it('goes by the day of Beijing', () => {
  expect(dayOf(Date.parse('2026-03-01T16:30:00Z'))).toBe('2026-03-02')
  expect(plusDays('2026-03-01', -1)).toBe('2026-02-28')
})
it('shows a share with one decimal and a mean as a time', () => {
  expect(valueText(rate, 987, 'zh-CN')).toBe('98.7%')
  expect(valueText(mean, 31_000, 'zh-CN')).toBe('31 秒')
  expect(valueText(mean, null, 'zh-CN')).toBe('—')
})
it('counts behind a mean who was answered, and nobody behind one that is not there', () => {
  const sum = { measure: 'mean_round', of: 3, met: 2, open: 0, waited_ms: 62_000, value: 31_000 }
  expect([countOf(mean, sum), countOf(rate, sum)]).toEqual([2, 3])
  expect(countOf(mean, { ...sum, of: 2, met: 0, value: null })).toBe(0)
  expect(countOf(mean, undefined)).toBe(0)
})
it('holds a mean from above and a share from below', () => {
  expect([meetsGoal(mean, 40_000), meetsGoal(mean, 40_001)]).toEqual([true, false])
  expect([meetsGoal(rate, 900), meetsGoal(rate, 899)]).toEqual([true, false])
  expect(meetsGoal(rate, null)).toBeUndefined()
})

it('shows a count as it is, and takes fewer left messages for better', () => {
  const count: Measure = { id: 'session_cnt', counts: { how: 'count' }, of: 'any_session' }
  expect(valueText(count, 42, 'zh-CN')).toBe('42')
  const left: Measure = { id: 'left_share', counts: { how: 'left' }, of: 'any_session', goal: 500 }
  expect(valueText(left, 250, 'zh-CN')).toBe('25.0%')
  expect([meetsGoal(left, 250), meetsGoal(left, 501)]).toEqual([true, false])
})

it('takes fewer of the dissatisfied for better, and more of the satisfied', () => {
  const scored = (from: number, to: number): Measure => ({
    id: 'x',
    counts: { how: 'scored', from, to },
    of: 'rated_reception',
    goal: 300,
  })
  expect([meetsGoal(scored(1, 2), 300), meetsGoal(scored(1, 2), 301)]).toEqual([true, false])
  expect([meetsGoal(scored(4, 5), 300), meetsGoal(scored(4, 5), 299)]).toEqual([true, false])
  expect(valueText(scored(4, 5), 875, 'en')).toBe('87.5%')
  const ordered: Measure = { id: 'x', counts: { how: 'ordered' }, of: 'customer_of_day' }
  expect([scored(4, 5), rate, ordered].map(behind)).toEqual(['ratings', 'rounds', 'orders'])
})
