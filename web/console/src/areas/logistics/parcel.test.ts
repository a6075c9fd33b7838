import { expect, it } from 'vitest'
import { placeOf, silence } from './parcel'

const HOUR = 3_600_000

it('says how long nothing was heard in the largest unit that fits', () => {
  expect(silence(0, 59 * 60_000)).toEqual({ unit: 'minutes', n: 59 })
  expect(silence(0, HOUR)).toEqual({ unit: 'hours', n: 1 })
  expect(silence(0, 47 * HOUR)).toEqual({ unit: 'hours', n: 47 })
  expect(silence(0, 71 * HOUR)).toEqual({ unit: 'days', n: 2 })
})
it('does not count backwards where the clocks of two machines differ', () => {
  expect(silence(HOUR, 0)).toEqual({ unit: 'minutes', n: 0 })
})
it('names a place once', () => {
  expect(placeOf({ place: '杭州', words: '【杭州】快件已揽收' })).toBe('')
  expect(placeOf({ place: '杭州', words: '快件已揽收' })).toBe('杭州')
})
