import { expect, it } from 'vitest'
import { MOST_IDS } from './api'
import {
  allFound,
  countOf,
  filterOfQuery,
  isChosen,
  isFull,
  nobody,
  selectionOf,
  turned,
  withAll,
  withNone,
} from './chosen'

it('chooses by name, and lets go', () => {
  const two = withAll(nobody, ['a', 'b'])
  expect(countOf(two)).toBe(2)
  expect(selectionOf(turned(two, 'a'))).toEqual({ ids: ['b'] })
  expect(selectionOf(turned(two, 'c'))).toEqual({ ids: ['a', 'b', 'c'] })
  expect(countOf(nobody)).toBe(0)
})
it('chooses all that a filter finds, but some', () => {
  const all = allFound({ q: '椅', state: undefined, low_stock: 'true', sort: '-price' }, 100)
  const but = withNone(all, ['a', 'b'])
  expect(countOf(but)).toBe(98)
  expect([isChosen(but, 'a'), isChosen(but, 'z')]).toEqual([false, true])
  expect(selectionOf(turned(but, 'a'))).toEqual({ filter: { q: '椅', low_stock: true }, except: ['b'] })
})
it('asks for the same in any order', () => {
  expect(filterOfQuery({ sort: 'title', min_fen: 100, tag: '' })).toEqual({ min_fen: 100 })
  expect(filterOfQuery({ sort: '-changed', template: 'none' })).toEqual({ template: 'none' })
  expect(filterOfQuery({ timed: 'true', state: 'stored' })).toEqual({ timed: true, state: 'stored' })
  expect(filterOfQuery({ min_stock: 0, max_stock: undefined })).toEqual({ min_stock: 0 })
})
it('takes no more names than the server does', () => {
  const many = withAll(
    nobody,
    Array.from({ length: MOST_IDS + 5 }, (_, at) => String(at)),
  )
  expect(countOf(many)).toBe(MOST_IDS)
  expect(isFull(many)).toBe(true)
  expect(isFull(allFound({}, 1_000_000))).toBe(false)
})
