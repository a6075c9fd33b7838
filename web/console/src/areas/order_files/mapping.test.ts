import { expect, it } from 'vitest'
import type { Look, LookFile } from './api'
import { chosen, doubles, draftOf, inOrder, lacking, notesOf } from './mapping'

const column = (at: number, name: string, field: string | null = null) => ({ at, name, field, sample: '' })
const file: LookFile = {
  name: 'a.csv',
  what: 'orders',
  rows: 1,
  columns: [column(0, '单号'), column(1, '买家会员名', 'nick'), column(2, '备用')],
  fields: [
    { field: 'no', is_needed: true },
    { field: 'words', is_needed: false },
    { field: 'nick', is_needed: true },
  ],
}
const look: Look = { files: [file], first_rows: [], notes: ['no_times', 'no_lines'] }

it('begins with what the names say, or with what was said before', () => {
  expect(draftOf(look, null)).toEqual({ orders: { nick: 1 }, lines: {} })
  const said = { orders: { no: 0, nick: 2 }, lines: {}, rev: 0 }
  expect(draftOf(look, said).orders).toEqual({ no: 0, nick: 2 })
})
it('gives a field another column, or none', () => {
  expect(chosen({ nick: 1 }, 'no', 0)).toEqual({ nick: 1, no: 0 })
  expect(chosen({ nick: 1, no: 0 }, 'nick', undefined)).toEqual({ no: 0 })
})
it('knows what is missing and what is read twice', () => {
  expect(lacking(file, { nick: 1 })).toEqual(['no'])
  expect(lacking(file, { nick: 1, no: 0 })).toEqual([])
  expect([...doubles({ nick: 1, no: 0, words: 1 })]).toEqual(['nick', 'words'])
})
it('has what is needed first', () => {
  expect(inOrder(file).map(({ field }) => field)).toEqual(['no', 'nick', 'words'])
})
it('says that times are missing until somebody says where they stand', () => {
  expect(notesOf(look, { orders: {}, lines: {} })).toEqual(['no_times', 'no_lines'])
  expect(notesOf(look, { orders: { shipped_at: 2, finished_at: 0 }, lines: {} })).toEqual(['no_lines'])
})
