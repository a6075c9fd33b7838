import { expect, it } from 'vitest'
import type { OrderRow } from '../orders'
import { columnOf, fill, formsOf, isWrong, parcelsOf, twiceIn } from './ship-form'

const order = (id: string, more: Partial<OrderRow> = {}) =>
  ({ id, rev: 2, state: 'WAIT_SELLER_SEND_GOODS', is_refunding: false, ...more }) as OrderRow
const some = () => formsOf([order('a'), order('b'), order('c')])

it('lists what can be shipped', () => {
  const others = [order('b', { state: 'WAIT_BUYER_PAY' }), order('c', { is_refunding: true })]
  const orders = [order('a'), ...others, order('d', { source: 'taobao' })]
  expect(formsOf(orders).map((form) => form.order.id)).toEqual(['a'])
})
it('ships what is filled in, and leaves the empty ones for later', () => {
  const forms = some()
  expect(parcelsOf(forms)).toBeUndefined()
  Object.assign(forms[1]!, { typed: ' sf123 456 7890 ', carrier: ' 顺丰速运 ' })
  expect(parcelsOf(forms)).toEqual([{ order: 'b', rev: 2, carrier: '顺丰速运', waybill: 'SF1234567890' }])
})
it('ships nothing while one that was begun is not whole', () => {
  const forms = some()
  Object.assign(forms[0]!, { typed: 'SF1234567890', carrier: '顺丰速运' })
  Object.assign(forms[1]!, { typed: 'SF1234567891' })
  expect(parcelsOf(forms)).toBeUndefined()
  forms[1]!.carrier = '顺丰速运'
  forms[2]!.typed = '单号待补单号待补'
  expect([isWrong(forms[2]!), parcelsOf(forms)]).toEqual([true, undefined])
})
it('says which number stands at more than one order', () => {
  const forms = some()
  forms[0]!.typed = 'SF1234567890'
  forms[1]!.typed = 'SF1234567891'
  expect(twiceIn(forms)).toEqual([])
  forms[2]!.typed = ' sf123 456 7890'
  expect(twiceIn(forms)).toEqual(['SF1234567890'])
})
it('takes a column out of a spreadsheet, row by row', () => {
  expect(columnOf('SF1234567890')).toBeUndefined()
  expect(columnOf('SF1234567890\r\n')).toBeUndefined()
  const forms = some()
  expect(fill(forms, 1, columnOf('SF1\tx\r\n\r\nSF3\n')!)).toBe(1)
  expect(forms.map(({ typed }) => typed)).toEqual(['', 'SF1', ''])
})
