import { expect, it } from 'vitest'
import { looksNow } from './looked'

it('takes a look for one of now only while it is fresh', () => {
  const at = 1_800_000_000_000
  expect([0, 59_999, 60_000, 75_000].map((ms) => looksNow(at, at + ms))).toEqual([true, true, false, false])
  // A clock that is a little behind the server's.
  expect(looksNow(at, at - 500)).toBe(true)
})
