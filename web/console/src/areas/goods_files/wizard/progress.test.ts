import { expect, it } from 'vitest'
import { leftMsOf, percentOf, shareOfJob, spokenOf } from './progress'

it('is done only when it is', () => {
  expect([0, 0.5, 0.999, 1].map(percentOf)).toEqual([0, 50, 99, 100])
  expect(shareOfJob({ total: 0, done: 0 })).toBeUndefined()
  expect(shareOfJob({ total: 10, done: 11 })).toBe(1)
})
it('is read aloud every ten percent', () => {
  expect([0.04, 0.19, 0.2, 0.999, 1].map(spokenOf)).toEqual([0, 10, 20, 90, 100])
})
it('says how long it takes once that can be known', () => {
  const job = { total: 1_000, done: 250, started_at: 1_000 }
  expect(leftMsOf(job, 11_000)).toBe(30_000)
  expect(leftMsOf(job, 2_000)).toBeUndefined()
  expect(leftMsOf({ ...job, done: 5 }, 11_000)).toBeUndefined()
  expect(leftMsOf({ ...job, started_at: null }, 11_000)).toBeUndefined()
  expect(leftMsOf({ ...job, done: 1_000 }, 11_000)).toBe(0)
})
