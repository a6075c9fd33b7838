import { expect, it } from 'vitest'
import {
  addsOf,
  cellsOf,
  copyOf,
  dateOf,
  daysFrom,
  plannedMinutes,
  spanOf,
  weekdayOf,
  type Shift,
} from './shifts'

const at = (text: string) => Date.parse(`${text}+08:00`)
const shift = (member: string, from: string, to: string): Shift => ({
  id: `${member}${from}`,
  member,
  starts_at: at(from),
  ends_at: at(to),
})
const early = shift('a', '2026-11-23T08:00', '2026-11-23T16:00')
const late = shift('b', '2026-11-29T18:00', '2026-11-30T02:00')

it('knows the shop’s days, wherever the browser is', () => {
  expect(dateOf(at('2026-11-24T00:00') - 1)).toBe('2026-11-23')
  expect(weekdayOf('2026-11-23')).toBe(1)
  expect(weekdayOf('2026-11-29')).toBe(7)
  expect(daysFrom('2026-02-27', 3)).toEqual(['2026-02-27', '2026-02-28', '2026-03-01'])
})
it('takes a shift for a stretch of the day it begins on', () => {
  expect(spanOf(late)).toEqual({ from: 1080, to: 120 })
  expect(spanOf(shift('a', '2026-11-23T16:00', '2026-11-24T00:00'))).toEqual({ from: 960, to: 1440 })
  expect([...cellsOf([early, late]).keys()]).toEqual(['a/2026-11-23', 'b/2026-11-29'])
  expect(plannedMinutes([early, late])).toBe(960)
})
it('plans nobody twice', () => {
  const span = { from: 480, to: 960 }
  const added = addsOf(['a', 'b'], ['2026-11-23', '2026-11-24'], span, [early])
  expect(added.map(({ member, date }) => `${member} ${date}`)).toEqual([
    'b 2026-11-23',
    'a 2026-11-24',
    'b 2026-11-24',
  ])
})
it('copies a week, but not over what is planned', () => {
  const planned = [shift('a', '2026-11-30T10:00', '2026-11-30T18:00')]
  expect(copyOf([early, late], planned)).toEqual([
    { member: 'b', date: '2026-12-06', span: { from: 1080, to: 120 } },
  ])
})
