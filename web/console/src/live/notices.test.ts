import { expect, it } from 'vitest'
import { isQuiet, usual } from './notices'

// 00:00 in China.
const midnight = 1_763_740_800_000
const at = (minute: number) => midnight + minute * 60_000

it('keeps quiet over midnight, but for what may disturb', () => {
  const wishes = { ...usual(), quiet: { from: 22 * 60, to: 7 * 60, except: ['violation' as const] } }
  const told = [21 * 60 + 59, 22 * 60, 0, 6 * 60 + 59, 7 * 60].map((minute) =>
    isQuiet(wishes, 'order', at(minute)),
  )
  expect(told).toEqual([false, true, true, true, false])
  expect(isQuiet(wishes, 'violation', at(0))).toBe(false)
  expect(isQuiet(usual(), 'order', at(0))).toBe(false)
})
