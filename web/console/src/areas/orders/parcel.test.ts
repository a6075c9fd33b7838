import { expect, it } from 'vitest'
import { fitsWaybill, waybillOf } from './parcel'

it('takes a number as it is pasted', () => {
  expect(waybillOf(' sf 1234 5678 90123 ')).toBe('SF1234567890123')
  expect(waybillOf('ＹＴ９９０００')).toBe('YT99000')
})
it('knows what can be a waybill', () => {
  expect(['SF1234567890123', 'JDX000-1-1-', '123456'].every(fitsWaybill)).toBe(true)
  expect(['12345', '运单123456', 'SF_123456', '1'.repeat(41)].some(fitsWaybill)).toBe(false)
})
