import { expect, it } from 'vitest'
import { averageOf, starsOf } from './reviews'

it('says the average with one place, and nothing of nothing', () => {
  expect(averageOf({ count: 3, stars_sum: 14 })).toBe('4.7')
  expect(averageOf({ count: 1, stars_sum: 5 })).toBe('5.0')
  expect(averageOf({ count: 0, stars_sum: 0 })).toBeUndefined()
})
it('draws five stars, full ones first', () => {
  expect(starsOf(4)).toBe('★★★★☆')
  expect(starsOf(1)).toBe('★☆☆☆☆')
})
