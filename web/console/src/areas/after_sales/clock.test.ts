import { afterEach, expect, it } from 'vitest'
import { setLanguage } from '@console/i18n'
import { leftText, spanText, urgencyOf } from './clock'
import './words'

afterEach(() => setLanguage('zh-CN'))

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

it('grows more urgent at the hours of the shop, at one, and when the time is over', () => {
  const at = (left: number, soon = 6) => urgencyOf(1_000_000 + left, 1_000_000, soon)
  expect([at(6 * HOUR), at(6 * HOUR - 1), at(HOUR), at(HOUR - 1)]).toEqual(['calm', 'near', 'near', 'hot'])
  expect([at(6 * HOUR, 7), at(2 * HOUR, 2), at(HOUR - 1, 1)]).toEqual(['near', 'calm', 'hot'])
  expect([at(1), at(0), at(-DAY)]).toEqual(['hot', 'late', 'late'])
})
it('counts seconds below a day, and days with hours above', () => {
  expect(spanText(DAY - 1_000)).toBe('23:59:59')
  expect(spanText(DAY)).toBe('1 天 0 小时')
  expect(spanText(2 * DAY + 3 * HOUR + 59 * MINUTE)).toBe('2 天 3 小时')
  expect(spanText(-65_000)).toBe('01:05')
})
it('says what is left and what is over differently, in both languages', async () => {
  expect(leftText(90_000, 0)).toBe('剩 01:30')
  expect(leftText(0, 90_000)).toContain('01:30')
  expect(leftText(0, 90_000)).not.toBe(leftText(90_000, 0))
  await setLanguage('en')
  expect(leftText(90_000, 0)).toBe('01:30 left')
})
