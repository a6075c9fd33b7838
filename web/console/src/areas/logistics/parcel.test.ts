import { expect, it } from 'vitest'
import { placeOf } from './parcel'

it('names a place once', () => {
  expect(placeOf({ place: '杭州', words: '【杭州】快件已揽收' })).toBe('')
  expect(placeOf({ place: '杭州', words: '快件已揽收' })).toBe('杭州')
})
