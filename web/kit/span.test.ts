import { expect, it } from 'vitest'
import { spanOf } from './span'

const HOUR = 3_600_000

it.each([
  [0, 'minutes', 0],
  [59 * 60_000, 'minutes', 59],
  [HOUR, 'hours', 1],
  [47 * HOUR, 'hours', 47],
  [48 * HOUR, 'days', 2],
  [71 * HOUR, 'days', 2],
  [72 * HOUR, 'days', 3],
  [-5, 'minutes', 0],
] as const)('tells %i ms as %s', (ms, unit, n) => expect(spanOf(ms)).toEqual({ unit, n }))
