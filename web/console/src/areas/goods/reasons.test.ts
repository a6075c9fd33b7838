import { expect, it } from 'vitest'
import './words'
import { isAbout, placeIn, refusalOf } from './reasons'

it('says why in words of the trade, else as everywhere', () => {
  expect(refusalOf({ code: 'bad_title' })).toBe('标题要 1 到 120 个字')
  expect(refusalOf({ code: 'offline' })).not.toBe('')
  expect(refusalOf(undefined)).toBe('')
})
it('knows the field, and the place in it', () => {
  const problem = { field: 'skus.3.price_fen' }
  expect(isAbout(problem, 'skus')).toBe(true)
  expect(isAbout({ field: 'skus' }, 'skus')).toBe(true)
  expect(isAbout({ field: 'skus_more' }, 'skus')).toBe(false)
  expect(placeIn(problem, 'skus')).toBe(4)
  expect(placeIn({ field: 'skus' }, 'skus')).toBeUndefined()
  expect(isAbout(undefined, 'title')).toBe(false)
})
