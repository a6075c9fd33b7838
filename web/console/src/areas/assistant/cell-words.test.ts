import { expect, it } from 'vitest'
import { dateTime } from '@console/format'
import { noteOf } from './cell-words'
import { known, row } from './testing'

it('says of what lies in the store when it is listed by itself', () => {
  const list_at = Date.UTC(2026, 10, 11)
  const of = (more: Parameters<typeof row>[1]) => noteOf(row('a', more), 'state', undefined, known)
  expect(of({ state: 'stored', list_at })).toBe(`${dateTime(list_at)} 上架`)
  expect([of({ state: 'stored' }), of({ state: 'listed', list_at })]).toEqual(['', ''])
})
