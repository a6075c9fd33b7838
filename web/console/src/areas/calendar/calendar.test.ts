import { expect, it } from 'vitest'
import { areApart, clockOf, endOf, isSound, minuteOf, monthOf } from './calendar'

it('begins weeks on Monday and knows leap years', () => {
  const october = monthOf(2026, 10, new Map())
  expect([october.blank, october.squares.length]).toEqual([3, 31])
  expect(october.squares[0]).toMatchObject({ date: '2026-10-01', weekday: 4 })
  expect(october.squares[3]).toMatchObject({ date: '2026-10-04', weekday: 7 })
  expect(monthOf(2028, 2, new Map()).squares).toHaveLength(29)
})
it('writes the midnight that ends a day as 00:00', () => {
  expect([clockOf(1440), clockOf(0), clockOf(485)]).toEqual(['00:00', '00:00', '08:05'])
  expect([endOf('00:00'), minuteOf('00:00'), endOf('02:00')]).toEqual([1440, 0, 120])
})
it('sees times of one day that overlap, also past midnight', () => {
  expect(
    areApart([
      { from: 540, to: 720 },
      { from: 720, to: 800 },
    ]),
  ).toBe(true)
  expect(
    areApart([
      { from: 780, to: 900 },
      { from: 540, to: 800 },
    ]),
  ).toBe(false)
  expect(
    areApart([
      { from: 1320, to: 120 },
      { from: 1380, to: 1400 },
    ]),
  ).toBe(false)
  const week = Array.from({ length: 7 }, () => [{ from: 480, to: 1380 }])
  expect(isSound({ week, holidays: null, make_up: [] })).toBe(true)
  expect(isSound({ week, holidays: [{ from: 60, to: 60 }], make_up: null })).toBe(false)
})
