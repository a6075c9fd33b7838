import { expect, it } from 'vitest'
import { aRow } from '../testing'
import { clockOf, minutesText } from './clock'

const limits = { first_ms: 20_000, later_ms: 180_000 }

it('runs down from the limit of a first answer', () => {
  const clock = clockOf(aRow('a', { waiting_since: 0, first: true }), limits, 5_000)
  expect(clock).toEqual({ state: 'running', left_ms: 15_000, share: 0.75, isNear: false })
})
it('warns in the last quarter', () => {
  expect(clockOf(aRow('a', { waiting_since: 0, first: true }), limits, 15_000).isNear).toBe(true)
})
it('is late from the limit on, by the time passed since', () => {
  const clock = clockOf(aRow('a', { waiting_since: 0, first: false }), limits, 200_000)
  expect(clock).toMatchObject({ state: 'late', left_ms: -20_000, share: 0 })
})
it('rests when no answer is due', () => {
  expect(clockOf(aRow('a'), limits, 1).state).toBe('answered')
})
it('writes minutes and seconds', () => {
  expect([7_000, -80_000, 7_500_000].map(minutesText)).toEqual(['00:07', '01:20', '2:05:00'])
})
