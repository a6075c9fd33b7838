import { expect, it } from 'vitest'
import { fitsWaybill, parcelOf, piecesOf, waybillOf } from './parcel'

it('takes a number as it is pasted', () => {
  expect(waybillOf(' sf 1234 5678 90123 ')).toBe('SF1234567890123')
  expect(waybillOf('ＹＴ９９０００')).toBe('YT99000')
})
it('knows what can be a waybill', () => {
  expect(['SF1234567890123', 'JDX000-1-1-', '123456'].every(fitsWaybill)).toBe(true)
  expect(['12345', '运单123456', 'SF_123456', '1'.repeat(41)].some(fitsWaybill)).toBe(false)
})
it('is a parcel once both fields are fit', () => {
  expect(parcelOf(' sf1234567890123', ' 顺丰速运 ')).toEqual({
    carrier: '顺丰速运',
    waybill: 'SF1234567890123',
  })
  expect(parcelOf('SF1234567890123', ' ')).toBeUndefined()
  expect(parcelOf('123', '顺丰速运')).toBeUndefined()
})
it('counts pieces up to those of the line, and takes an emptied field for no number', () => {
  expect([1, 5].map((typed) => piecesOf(typed, 5))).toEqual([1, 5])
  for (const typed of [0, 6, 1.5, -1, '' as const]) expect(piecesOf(typed, 5)).toBeUndefined()
})
