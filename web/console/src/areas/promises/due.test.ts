import { beforeAll, expect, it } from 'vitest'
import './words'
import { setLanguage } from '@console/i18n'
import { dueText, fromLocalInput, spanText, toLocalInput, urgencyOf } from './due'

const at = (day: number, hour: number, minute = 0) => new Date(2026, 2, day, hour, minute).getTime()
const now = at(11, 10)

beforeAll(() => setLanguage('zh-CN'))

it('names near days by their word', () => {
  expect(dueText(at(11, 18), now)).toBe('今天 18:00')
  expect(dueText(at(12, 9, 30), now)).toBe('明天 09:30')
  expect(dueText(at(14, 18), now)).toContain('3月14日')
})
it('tells how long, and how late', () => {
  expect(spanText(at(11, 10, 30), now)).toBe('30 分钟')
  expect(spanText(at(13, 12), now)).toBe('2 天 2 小时')
  expect(spanText(at(11, 8), now)).toBe('2 小时')
  expect(spanText(now, now)).toBe('0 分钟')
})
it('is urgent from two hours before', () => {
  expect(urgencyOf(at(11, 12, 1), now)).toBe('calm')
  expect(urgencyOf(at(11, 11), now)).toBe('due')
  expect(urgencyOf(now, now)).toBe('late')
})
it('goes through a field and back', () => {
  expect(fromLocalInput(toLocalInput(at(14, 18, 5)))).toBe(at(14, 18, 5))
  expect(fromLocalInput('')).toBeUndefined()
})
