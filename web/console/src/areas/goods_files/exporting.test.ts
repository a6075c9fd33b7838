import { expect, it } from 'vitest'
import {
  bodyOf,
  draftOf,
  endingOf,
  filterBody,
  lostBy,
  mayLackCharacters,
  mostOf,
  productIn,
  queryOf,
  refusalOf,
  whichOf,
} from './exporting'

const ids = { ids: ['a', 'b'] }
const filter = {
  q: '餐桌',
  state: 'listed',
  low_stock: 'true',
  min_fen: 100,
  sort: '-changed',
  tag: undefined,
}

it('offers what was chosen, what is found, and everything', () => {
  expect(whichOf({ selection: ids, filter })).toEqual(['chosen', 'found', 'all'])
  // The order of a list leaves nothing out.
  expect(whichOf({ filter: { sort: '-changed' } })).toEqual(['all'])
  expect([draftOf({ selection: ids }).which, draftOf({ filter }).which, draftOf({}).which]).toEqual([
    'chosen',
    'found',
    'all',
  ])
})
it('says a filter as a body has it', () => {
  expect(filterBody(filter)).toEqual({ q: '餐桌', state: 'listed', low_stock: true, min_fen: 100 })
  expect(queryOf({ low_stock: true, min_fen: 100 })).toEqual({ low_stock: 'true', min_fen: 100 })
})
it('asks for what is wanted and for nothing that the format has not', () => {
  const draft = { ...draftOf({ selection: ids, filter }), split: true }
  expect(bodyOf(draft, { selection: ids })).toEqual({
    selection: ids,
    format: 'taobao',
    pictures: false,
    split: true,
  })
  // In another encoding nothing goes out as it came.
  expect(bodyOf({ ...draft, encoding: 'gbk' }, { selection: ids })).toMatchObject({
    encoding: 'gbk',
    split: false,
  })
  expect(bodyOf({ ...draft, generation: 47 }, { selection: ids })).toMatchObject({
    generation: 47,
    split: false,
  })
  const sheet = bodyOf({ ...draft, format: 'xlsx', generation: 47, which: 'all' }, { filter })
  expect(sheet).toEqual({
    selection: { filter: {}, except: [] },
    format: 'xlsx',
    pictures: false,
    split: false,
  })
  const found = bodyOf({ ...draft, which: 'found' }, { filter })
  expect(found.selection).toEqual({ filter: filterBody(filter), except: [] })
})
it('leaves out what cannot be written where somebody said so, of a file of Taobao', () => {
  const draft = { ...draftOf({}), leave_out: true }
  expect(bodyOf(draft, {})).toMatchObject({ leave_out: true })
  expect(bodyOf({ ...draft, format: 'csv' }, {})).not.toHaveProperty('leave_out')
})
it('keeps what a chosen filter excepts', () => {
  const selection = { filter: { low_stock: 'true', sort: 'title' }, except: ['x'] }
  const { selection: told } = bodyOf(draftOf({ selection }), { selection })
  expect(told).toEqual({ filter: { low_stock: true }, except: ['x'] })
})
it('says what an old generation cannot hold', () => {
  const lost = (generation: 47 | 54 | 58 | 63 | 67 | '') => lostBy({ format: 'taobao', generation })
  expect(lost(47)).toEqual(['knowledge', 'custom_values', 'barcodes', 'selling_point', 'weight_volume'])
  expect(lost(54)).toEqual(['knowledge', 'custom_values', 'barcodes', 'selling_point'])
  expect(lost(58)).toEqual(['knowledge', 'custom_values'])
  expect([lost(63), lost(67), lost('')]).toEqual([['knowledge'], ['knowledge'], ['knowledge']])
  expect(lostBy({ format: 'csv', generation: 47 })).toEqual([])
  expect(mayLackCharacters({ format: 'taobao', encoding: 'gbk' })).toBe(true)
  expect(mayLackCharacters({ format: 'csv', encoding: 'gbk' })).toBe(false)
  expect([mostOf({ pictures: true }), mostOf({ pictures: false })]).toEqual([20_000, 200_000])
})
it('finds the product that cannot be written', () => {
  expect(productIn('QM-CY-001: the encoding of the file has no 𠮷 (title)')).toBe('QM-CY-001')
  expect([productIn('nothing'), productIn(undefined)]).toEqual([undefined, undefined])
})
it('names the product that a workbook cannot hold, and leaves other reasons to their words', () => {
  const draft = { pictures: false }
  expect(refusalOf('too_long_for_a_cell', 'QM-1: description is longer', draft)).toEqual({
    key: 'too_long',
    named: { code: 'QM-1' },
  })
  expect(refusalOf('too_many_lines', '1048576 SKUs', draft)?.key).toBe('too_many_lines')
  expect(refusalOf('too_many_rows', undefined, draft)?.named).toEqual({ n: 200_000 })
  expect(refusalOf('exports_busy', 'Others: wait', draft)).toBeUndefined()
  expect(refusalOf('unwritable', 'nothing', draft)).toBeUndefined()
  const formula = 'QM-1: begins like a formula (title)'
  expect(refusalOf('formula', formula, draft)).toEqual({ key: 'formula', named: { code: 'QM-1' } })
})
it('calls a zip a zip', () => {
  expect(endingOf('taobao', 'text/csv; charset=utf-16le')).toBe('csv')
  expect(endingOf('xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')).toBe('xlsx')
  expect(endingOf('csv', 'application/zip')).toBe('zip')
})
