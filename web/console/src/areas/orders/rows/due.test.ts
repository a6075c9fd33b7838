import { afterEach, expect, it } from 'vitest'
import { setLanguage } from '@console/i18n'
import { dueHint, dueOf, dueText, dueUrgency, type Due } from './due'
import { aRow } from './testing'

afterEach(() => setLanguage('zh-CN'))

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const NOW = 100 * DAY
const shipping = (left: number): Due => ({ name: 'ship_by', at: NOW + left })

it('has the clock of an order that runs, or none', () => {
  expect(dueOf(aRow())).toBeUndefined()
  expect(dueOf(aRow({ ship_by: null, pay_by: null, confirm_by: null }))).toBeUndefined()
  expect(dueOf(aRow({ ship_by: 5 }))).toEqual({ name: 'ship_by', at: 5 })
  expect(dueOf(aRow({ pay_by: 6 }))).toEqual({ name: 'pay_by', at: 6 })
  expect(dueOf(aRow({ confirm_by: 7 }))).toEqual({ name: 'confirm_by', at: 7 })
})
it('says what is left and by how much it is late, roughly, in both languages', async () => {
  const said = (left: number) => dueText(shipping(left), NOW)
  expect([said(5 * HOUR + 59 * MINUTE), said(3 * DAY)]).toEqual(['发货还剩 5 小时', '发货还剩 3 天'])
  expect([said(1), said(0), said(-2 * DAY)]).toEqual(['发货还剩 1 分钟', '已超时 1 分钟', '已超时 2 天'])
  expect(dueText({ name: 'pay_by', at: NOW + HOUR }, NOW)).toBe('付款还剩 1 小时')
  expect(dueText({ name: 'confirm_by', at: NOW + 9 * DAY }, NOW)).toBe('自动确认还剩 9 天')
  expect(dueText({ name: 'confirm_by', at: NOW }, NOW)).toBe('就要自动确认')
  await setLanguage('en')
  expect([said(5 * HOUR), said(-2 * DAY)]).toEqual(['Ship within 5 h', '2 days late'])
})
it('grows urgent for what has to be shipped alone', () => {
  const tones = (name: Due['name']) =>
    [7 * HOUR, 5 * HOUR, MINUTE, 0].map((left) => dueUrgency({ name, at: NOW + left }, NOW, 6))
  expect(tones('ship_by')).toEqual(['calm', 'near', 'hot', 'late'])
  expect(tones('pay_by')).toEqual(['calm', 'calm', 'calm', 'calm'])
  expect(tones('confirm_by')).toEqual(['calm', 'calm', 'calm', 'calm'])
})
it('says the moment in full, and that it is over', () => {
  expect(dueHint(shipping(HOUR), NOW)).toContain('前要全部发出')
  expect(dueHint(shipping(0), NOW)).toContain('已过')
  expect(dueHint({ name: 'pay_by', at: NOW }, NOW)).toContain('订单自动关闭')
})
