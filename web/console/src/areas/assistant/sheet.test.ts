import { expect, it } from 'vitest'
import { sheetOf } from '@console/areas/goods/clipboard'
import { placeOf } from './columns'
import { clipboardOf, filledDown, placed } from './sheet'

const at = (row: number, column: 'price' | 'stock' | 'state' | 'picture') => {
  const place = placeOf(column)
  return { top: row, bottom: row, left: place, right: place }
}

it('reads lines, tabs and quoted cells', () => {
  expect(sheetOf('12\r\n13\r\n')).toEqual([['12'], ['13']])
  expect(sheetOf('a\tb\n\tc')).toEqual([
    ['a', 'b'],
    ['', 'c'],
  ])
  expect(sheetOf('"一\n二 ""三"""\t4')).toEqual([['一\n二 "三"', '4']])
  expect(sheetOf('"14" 屏\t5')).toEqual([['"14" 屏', '5']])
  expect(sheetOf('')).toEqual([['']])
  expect(sheetOf('a\t')).toEqual([['a', '']])
})
it('writes what it reads', () => {
  const cells = [
    ['a', 'b\n"c"'],
    ['', '4'],
  ]
  expect(sheetOf(clipboardOf(cells))).toEqual(cells)
})
it('puts a column down from the cell, and says what found no place', () => {
  const { typed, left } = placed([['1'], ['2'], ['3']], at(98, 'price'), 100)
  expect(typed).toEqual([
    { row: 98, column: 'price', text: '1' },
    { row: 99, column: 'price', text: '2' },
  ])
  expect(left).toBe(1)
})
it('passes over what cannot be typed', () => {
  expect(placed([['x', 'QM-1']], at(0, 'picture'), 9)).toEqual({
    typed: [{ row: 0, column: 'code', text: 'QM-1' }],
    left: 1,
  })
  expect(placed([['上架', 'x', 'y']], at(0, 'state'), 9).left).toBe(2)
})
it('fills a block with one cell, and its rows with one line', () => {
  const block = { top: 2, bottom: 4, left: placeOf('price'), right: placeOf('stock') }
  expect(placed([['7']], block, 9).typed).toHaveLength(6)
  const lines = placed([['7', '8']], block, 9).typed
  expect(lines.filter(({ column }) => column === 'stock').map(({ text }) => text)).toEqual(['8', '8', '8'])
  expect(placed([['7', '8']], at(0, 'price'), 9).typed).toHaveLength(2)
})
it('fills down from the first line', () => {
  const block = { top: 2, bottom: 4, left: placeOf('price'), right: placeOf('price') }
  expect(filledDown(block, () => '9')).toEqual([
    { row: 3, column: 'price', text: '9' },
    { row: 4, column: 'price', text: '9' },
  ])
})
