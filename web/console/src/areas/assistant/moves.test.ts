import { expect, it } from 'vitest'
import { blockOf, isIn, isOneCell, moved, tabbed } from './moves'

const bounds = { rows: 100, columns: 11, page: 20 }
const press = (key: string, ctrlKey = false) => ({ key, ctrlKey, metaKey: false })

it('goes where the key leads, and never out of the grid', () => {
  const from = { row: 5, column: 3 }
  expect(moved(from, press('ArrowDown'), bounds)).toEqual({ row: 6, column: 3 })
  expect(moved(from, press('ArrowLeft'), bounds)).toEqual({ row: 5, column: 2 })
  expect(moved(from, press('PageUp'), bounds)).toEqual({ row: 0, column: 3 })
  expect(moved(from, press('PageDown'), bounds)).toEqual({ row: 25, column: 3 })
  expect(moved(from, press('Home'), bounds)).toEqual({ row: 5, column: 0 })
  expect(moved(from, press('End', true), bounds)).toEqual({ row: 99, column: 10 })
  expect(moved(from, press('ArrowDown', true), bounds)).toEqual({ row: 99, column: 3 })
  expect(moved(from, press('a'), bounds)).toBeUndefined()
})
it('goes along the row with Tab, and on to the next only where it is asked to', () => {
  const all = { rows: 100, stops: [2, 3, 9], wraps: true }
  expect(tabbed({ row: 0, column: 3 }, 1, all)).toEqual({ row: 0, column: 9 })
  expect(tabbed({ row: 0, column: 9 }, 1, all)).toEqual({ row: 1, column: 2 })
  expect(tabbed({ row: 1, column: 2 }, -1, all)).toEqual({ row: 0, column: 9 })
  expect(tabbed({ row: 99, column: 9 }, 1, all)).toBeUndefined()
  expect(tabbed({ row: 0, column: 9 }, 1, { ...all, wraps: false })).toBeUndefined()
})
it('knows what lies between two places', () => {
  const block = blockOf({ row: 4, column: 6 }, { row: 2, column: 5 })
  expect(block).toEqual({ top: 2, bottom: 4, left: 5, right: 6 })
  expect(isIn(block, 3, 5)).toBe(true)
  expect(isIn(block, 3, 7)).toBe(false)
  expect(isOneCell(block)).toBe(false)
})
