import { expect, it } from 'vitest'
import { clockOf, minuteOf } from './quiet'

it('reads a clock and writes it the same', () => {
  for (const clock of ['00:00', '07:05', '22:00', '23:59']) expect(clockOf(minuteOf(clock)!)).toBe(clock)
  expect(minuteOf('')).toBeUndefined()
})
