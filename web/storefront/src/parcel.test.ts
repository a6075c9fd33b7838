import { expect, it } from 'vitest'
import { concernOf, insteadOf, silence, stageOf, type Parcel } from './parcel'

const parcel = (change: Partial<Parcel>): Parcel => ({
  way: 'sent',
  pieces: [],
  following: 'followed',
  stage: 'waiting',
  steps: [],
  is_over: false,
  ...change,
})

it('says how long nothing was heard, and never less than nothing', () => {
  expect(silence(0, 5 * 60_000)).toEqual({ word: 'trackMinutes', n: 5 })
  expect(silence(0, 47 * 3_600_000)).toEqual({ word: 'trackHours', n: 47 })
  expect(silence(0, 72 * 3_600_000)).toEqual({ word: 'trackDays', n: 3 })
  expect(silence(9, 0)).toEqual({ word: 'trackMinutes', n: 0 })
})
it('says something where there are no steps, and nothing where nothing was sent', () => {
  expect(insteadOf(parcel({}))).toBe('trackNoneYet')
  expect(insteadOf(parcel({ is_over: true }))).toBe('trackOver')
  expect(insteadOf(parcel({ following: 'not_followed' }))).toBe('trackNotFollowed')
  expect(insteadOf(parcel({ following: 'not_shipped' }))).toBeUndefined()
  const steps = [{ stage: 'picked_up' as const, at: 1, place: '', words: '已揽收' }]
  expect(insteadOf(parcel({ steps }))).toBeUndefined()
})
it('has words for a stage that a newer server may say', () => {
  expect(stageOf('signed')).toBe('trackSigned')
  expect(stageOf('beamed')).toBe('trackInTransit')
  expect(concernOf('lost')).toBe('trackLost')
  expect(concernOf(null)).toBeUndefined()
})
