import { expect, it } from 'vitest'
import { isSheet } from './clipboard'
import { faultsOf, faultsToTell, filledDown, pasted, wholeOf } from './sku-cells'
import { emptyRow, type SkuRow } from './sku-table'

const rows: SkuRow[] = ['红', '黄', '蓝'].map((colour, at) => ({
  ...emptyRow([colour]),
  code: `A-${at}`,
  price: `${at + 1}`,
  stock: '5',
}))

it('fills a column down from a cell, and not up', () => {
  expect(filledDown(rows, 'price', 1).map(({ price }) => price)).toEqual(['1', '2', '2'])
})
it('takes a column of a spreadsheet, with its last line end', () => {
  const text = '12.5\r\n¥1,300\r\n'
  expect(isSheet(text)).toBe(true)
  expect(pasted(rows, 'price', 0, text).map(({ price }) => price)).toEqual(['12.5', '¥1,300', '3'])
})
it('takes several columns, and drops what goes over an edge', () => {
  const changed = pasted(rows, 'stock', 2, '7\t900\t40\t69\tnothing\n8\t901')
  expect(changed).toHaveLength(3)
  expect(changed[2]).toMatchObject({ stock: '7', weight: '900', volume: '40', barcode: '69' })
  expect(changed[1]).toEqual(rows[1])
})
it('reads quoted cells as a spreadsheet writes them', () => {
  const changed = pasted(rows, 'code', 0, '"A\tB"\t"1,300"\n"14"" 屏"\t9')
  expect(changed[0]).toMatchObject({ code: 'A\tB', price: '1,300' })
  expect(changed[1]).toMatchObject({ code: '14" 屏', price: '9' })
  expect(changed[2]).toEqual(rows[2])
})
it('leaves a single cell to the field', () => {
  expect(isSheet('12.5')).toBe(false)
  expect(isSheet('12.5\n')).toBe(false)
})
it('finds what cannot be kept, at its row', () => {
  const bad = [
    { ...rows[0]!, price: 'x', weight: '1.5' },
    { ...rows[1]!, code: 'A-2', stock: '2', reserved: 3 },
    { ...rows[2]!, values: ['黄'] },
  ]
  expect(faultsOf({ names: ['颜色'], rows: bad })).toEqual(
    new Map([
      [0, ['price', 'weight']],
      [1, ['reserved', 'code_twice', 'alike']],
      [2, ['code_twice', 'alike']],
    ]),
  )
  expect(faultsOf({ names: ['颜色'], rows })).toEqual(new Map())
})
it('tells of a new row only what was left, of a kept one all', () => {
  const fresh = [emptyRow(), { ...emptyRow(), price: 'x', weight: 'y' }, { ...emptyRow(), id: 'kept' }]
  const faults = faultsOf({ names: [], rows: fresh.map((row, at) => ({ ...row, values: [`${at}`] })) })
  expect([...faults.keys()]).toEqual([0, 1, 2])
  const told = faultsToTell(faults, fresh, (cell) => cell === '1.price')
  expect(told).toEqual(
    new Map([
      [1, ['price']],
      [2, ['price']],
    ]),
  )
  expect(faultsToTell(faults, fresh, () => true)).toEqual(faults)
})
it('reads whole numbers as people write them', () => {
  expect(wholeOf('1,200')).toBe(1_200)
  expect(wholeOf('１２')).toBe(12)
  for (const text of ['', '-1', '1.5', '1e3', '9999999999']) expect(wholeOf(text)).toBeUndefined()
})
