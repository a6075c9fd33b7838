import { expect, it } from 'vitest'
import { makePending } from './pending'
import { known, row } from './testing'

const chair = row('a')
const table = row('b')
const open = () => makePending(() => known)

it('keeps what is typed, and nothing that is as it was', () => {
  const pending = open()
  pending.set([{ row: chair, column: 'price', text: '499' }])
  expect(pending.of('a')?.cells.price).toEqual({ text: '499', value: 49_900 })
  pending.set([{ row: chair, column: 'price', text: '468.00' }])
  expect(pending.of('a')).toBeUndefined()
  expect(pending.set([{ row: chair, column: 'title', text: chair.title }])).toBe(0)
})
it('takes back a whole paste at once, and does it again', () => {
  const pending = open()
  const paste = [chair, table].map((each) => ({ row: each, column: 'price' as const, text: '10' }))
  expect(pending.set(paste)).toBe(2)
  pending.set([{ row: chair, column: 'price', text: '便宜' }])
  expect(pending.counts()).toEqual({ cells: 2, faults: 1, theirs: 0, products: 2 })
  pending.undo()
  expect(pending.of('a')?.cells.price?.text).toBe('10')
  pending.undo()
  expect(pending.counts().cells).toBe(0)
  expect(pending.undo()).toBeUndefined()
  expect(pending.redo()?.row.id).toBe('a')
  expect(pending.counts().cells).toBe(2)
})
it('drops all, and has it back by undo', () => {
  const pending = open()
  pending.set([{ row: chair, column: 'tags', text: '实木' }])
  pending.discard()
  expect(pending.all()).toEqual([])
  pending.undo()
  expect(pending.of('a')?.cells.tags?.value).toEqual(['实木'])
})
it('forgets what became so, and marks what somebody else changed', () => {
  const pending = open()
  pending.set([
    { row: chair, column: 'price', text: '499' },
    { row: chair, column: 'title', text: '新标题' },
    { row: chair, column: 'stock', text: '3' },
  ])
  pending.take([
    { ...chair, rev: 4, price_fen: 49_900, price_to_fen: 49_900, title: '别的标题', reserved: 5 },
  ])
  const draft = pending.of('a')!
  expect(draft.row.rev).toBe(4)
  expect(draft.cells.price).toBeUndefined()
  expect(draft.cells.title).toMatchObject({ text: '新标题', isTheirs: true })
  expect(draft.cells.stock).toMatchObject({ fault: 'reserved' })
})
it('does not believe an answer older than what it has seen', () => {
  const pending = open()
  pending.set([{ row: chair, column: 'price', text: '499' }])
  pending.take([{ ...chair, rev: 2, price_fen: 49_900, price_to_fen: 49_900 }])
  expect(pending.of('a')?.cells.price?.text).toBe('499')
})
