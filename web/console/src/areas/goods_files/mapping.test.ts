import { expect, it } from 'vitest'
import type { Look, Mapping } from './api'
import {
  asksCategory,
  columnText,
  doubles,
  draftOf,
  lacksCode,
  mappingOf,
  readOf,
  samplesOf,
} from './mapping'

const column = (at: number, name: string, field: string | null = null, sample = '') => ({
  at,
  name,
  label: '',
  field,
  sample,
})
const look = (more: Partial<Look> = {}): Look => ({
  format: 'csv',
  encoding: 'utf-8',
  files: [],
  pictures: 0,
  columns: [column(0, '编码', 'code'), column(1, '名称', 'title'), column(2, '谁知道')],
  first_rows: [],
  notes: [],
  unknown_categories: [],
  ...more,
})

it('begins with what the look says, and with what was chosen before', () => {
  expect(draftOf(look(), null).columns).toEqual({ 0: 'code', 1: 'title', 2: '' })
  const before: Mapping = {
    columns: { 1: '', 2: 'selling_point' },
    existing: 'skip',
    state: 'as_file',
    category: '餐桌',
    template: 't1',
    categories: { 50008055: '餐椅' },
    rev: 3,
  }
  const draft = draftOf(look({ unknown_categories: ['50008055', '1'] }), before)
  expect(draft).toEqual({
    columns: { 0: 'code', 1: '', 2: 'selling_point' },
    existing: 'skip',
    state: 'as_file',
    category: '餐桌',
    template: 't1',
    categories: { 50008055: '餐椅', 1: '' },
  })
})
it('sends only what is otherwise than it looked', () => {
  const draft = draftOf(look({ unknown_categories: ['1', '2'] }), null)
  expect(mappingOf(draft, look(), 4)).toEqual({
    columns: {},
    existing: 'update',
    state: 'stored',
    category: null,
    template: null,
    categories: {},
    rev: 4,
  })
  draft.columns[1] = ''
  draft.columns[2] = 'title'
  draft.categories['2'] = ' 餐桌 '
  draft.template = 't1'
  const told = mappingOf(draft, look(), 4)
  expect([told.columns, told.categories]).toEqual([{ 1: '', 2: 'title' }, { 2: '餐桌' }])
  expect(told.template).toBe('t1')
})
it('says what is read of a Taobao file, and that the rest is kept', () => {
  const columns = [
    column(0, 'outer_id', 'outer_id'),
    column(1, 'post_fee', 'post_fee'),
    column(2, 'new', null),
  ]
  const taobao = look({ format: 'taobao', columns })
  expect(draftOf(taobao, null).columns).toEqual({ 0: 'code', 1: '', 2: '' })
  expect(doubles(draftOf(taobao, null)).size).toBe(0)
})
it('leaves the columns of a Taobao file as they are', () => {
  const taobao = look({ format: 'taobao' })
  const draft = draftOf(taobao, null)
  draft.columns[2] = 'title'
  expect(mappingOf(draft, taobao, 1).columns).toEqual({})
  expect([lacksCode({ columns: {} }, taobao), asksCategory({ columns: {} }, taobao)]).toEqual([false, false])
})
it('finds what is chosen twice, and what is missing', () => {
  const draft = draftOf(look(), null)
  expect([doubles(draft).size, lacksCode(draft, look()), asksCategory(draft, look())]).toEqual([
    0,
    false,
    true,
  ])
  draft.columns = { 0: 'title', 1: 'title', 2: '' }
  expect([...doubles(draft)]).toEqual([0, 1])
  expect(lacksCode(draft, look())).toBe(true)
  expect(readOf(draft)).toBe(2)
})
it('calls a column as people do', () => {
  const columns = [{ ...column(0, 'outer_id'), label: '商家编码' }, column(1, '价格')]
  expect(columnText({ columns }, 'outer_id')).toBe('商家编码（outer_id）')
  expect([columnText({ columns }, '价格'), columnText(null, 'x')]).toEqual(['价格', 'x'])
})
it('shows a few different values of a column', () => {
  const rows = [['a'], ['b'], ['a'], [''], ['c'], ['d']]
  expect(samplesOf({ at: 0, sample: 'a' }, rows)).toEqual(['a', 'b', 'c'])
  expect(samplesOf({ at: 5, sample: '' }, rows)).toEqual([])
})
