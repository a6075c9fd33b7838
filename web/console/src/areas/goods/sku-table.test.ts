import { expect, it } from 'vitest'
import {
  emptyRow,
  pictured,
  pictureOf,
  renamedValue,
  valuesOf,
  withoutProperty,
  withoutValue,
  withPicture,
  withProperty,
  withValue,
  type SkuTable,
} from './sku-table'

const row = (values: string[], more = {}) => ({ ...emptyRow(values), ...more })
const kinds = ({ rows }: SkuTable) => rows.map(({ values }) => values.join('/'))
const chairs: SkuTable = {
  names: ['颜色', '尺寸'],
  rows: [
    row(['原木', '1.2'], { id: 'a', price: '439', weight: '11500', stock: '16' }),
    row(['做旧', '1.2'], { id: 'b', price: '459', weight: '11500' }),
    // 做旧 1.4 is not sold.
    row(['原木', '1.4'], { id: 'c', price: '509', weight: '13400' }),
  ],
}

it('gives every SKU the first value of a new property, and keeps which SKU is which', () => {
  const more = withProperty(chairs, '坐垫', '有')
  expect(more.names).toEqual(['颜色', '尺寸', '坐垫'])
  expect(more.rows.map(({ id }) => id)).toEqual(['a', 'b', 'c'])
  expect(kinds(more)[1]).toBe('做旧/1.2/有')
})
it('begins with one SKU', () => {
  const first = withProperty({ names: [], rows: [] }, '颜色', '红')
  expect(kinds(first)).toEqual(['红'])
})
it('adds a value beside each kind there is, priced like it, with nothing in stock', () => {
  const more = withValue(chairs, 0, '黑')
  expect(kinds(more).slice(3)).toEqual(['黑/1.2', '黑/1.4'])
  expect(more.rows[3]).toMatchObject({ price: '439', weight: '11500', stock: '0', code: '' })
  expect(more.rows[3]!.id).toBeUndefined()
  expect(withValue(chairs, 0, '原木')).toBe(chairs)
})
it('never sells what was not sold when a value goes or is renamed', () => {
  expect(kinds(withoutValue(chairs, 0, '原木'))).toEqual(['做旧/1.2'])
  expect(kinds(renamedValue(chairs, 0, '做旧', '做旧棕'))).toEqual(['原木/1.2', '做旧棕/1.2', '原木/1.4'])
  expect(valuesOf(chairs, 1)).toEqual(['1.2', '1.4'])
})
it('keeps the first of those that look alike without a property', () => {
  const less = withoutProperty(chairs, 1)
  expect(less.names).toEqual(['颜色'])
  expect(less.rows.map(({ id }) => id)).toEqual(['a', 'b'])
})
it('has pictures by the values of one property, which new SKUs of a value share', () => {
  const shown = withPicture(chairs, 0, '原木', '/a')
  expect(shown.rows.map(({ picture }) => picture)).toEqual(['/a', '', '/a'])
  expect([pictured(shown), pictured({ names: [], rows: [emptyRow()] })]).toEqual([0, -1])
  expect([pictureOf(shown, 0, '原木'), pictureOf(shown, 0, '做旧')]).toEqual(['/a', ''])
  const wider = withValue(shown, 1, '1.6')
  expect(wider.rows.slice(3).map(({ picture }) => picture)).toEqual(['/a', ''])
  expect(withValue(shown, 0, '黑').rows.at(-1)!.picture).toBe('')
  const bySize = withPicture({ ...chairs, names: ['款式', '尺寸'] }, 1, '1.2', '/b')
  expect(pictured(bySize)).toBe(1)
})
