import { expect, it } from 'vitest'
import { type Filter, addressOf, anything, faultsOf, filterOf, isNarrow, queryOf } from './filter'
import { isPhone } from './phone'

const asking = (more: Partial<Filter>) => {
  return Object.fromEntries(
    Object.entries(queryOf({ ...anything(), ...more })).filter(([, value]) => value !== undefined),
  )
}

it('asks for nothing in particular at first', () => {
  expect(asking({})).toEqual({})
  expect(isNarrow(anything())).toBe(false)
  expect(isNarrow({ ...anything(), tab: 'refunding' })).toBe(false)
  expect(isNarrow({ ...anything(), flag: '1' })).toBe(true)
})
it('tells a state from what is refunded in any state', () => {
  expect(asking({ tab: 'WAIT_BUYER_PAY' })).toEqual({ state: 'WAIT_BUYER_PAY' })
  expect(asking({ tab: 'TO_SHIP' })).toEqual({ state: 'TO_SHIP' })
  expect(asking({ source: 'taobao' })).toEqual({ source: 'taobao' })
  expect(asking({ tab: 'refunding' })).toEqual({ refunding: 'true' })
  expect(asking({ tab: 'to_reply' })).toEqual({ to_reply: 'true' })
  expect(asking({ tab: 'to_invoice' })).toEqual({ to_invoice: 'true' })
  expect(asking({ tab: 'refund_stuck' })).toEqual({ refund_stuck: 'true' })
})
it('turns yuan into fen and days into moments, the last day whole', () => {
  expect(asking({ words: ' 餐桌 ', flag: '0', min: '99.9', max: '1,000' })).toEqual({
    q: '餐桌',
    flag: '0',
    min_fen: 9_990,
    max_fen: 100_000,
  })
  expect(asking({ from: '2026-11-28', to: '2026-11-28' })).toEqual({
    from: new Date(2026, 10, 28).getTime(),
    to: new Date(2026, 10, 29).getTime(),
  })
})
it('says which time the days are about, where there are days and it is not when it was placed', () => {
  const days = { from: '2026-11-28', to: '' }
  const from = new Date(2026, 10, 28).getTime()
  expect(asking({ ...days, time: 'paid' })).toEqual({ time: 'paid', from })
  expect(asking({ ...days, time: 'placed' })).toEqual({ from })
  expect(asking({ time: 'shipped' })).toEqual({})
  expect(isNarrow({ ...anything(), time: 'shipped' })).toBe(false)
})
it('asks for the state of an after-sale case', () => {
  expect(asking({ case: 'WAIT_BUYER_RETURN_GOODS' })).toEqual({ refund_state: 'WAIT_BUYER_RETURN_GOODS' })
  expect(isNarrow({ ...anything(), case: 'SUCCESS' })).toBe(true)
})
it('asks for what is late to ship', () => {
  expect(asking({ due: 'late' })).toEqual({ ship_due: 'late' })
  expect(isNarrow({ ...anything(), due: 'any' })).toBe(true)
  expect(filterOf({ due: 'early' })).toEqual(anything())
})
it('asks for what parcels are in, of any kind by its tab', () => {
  expect(asking({ tab: 'parcel_concern' })).toEqual({ parcel_concern: 'any' })
  expect(asking({ tab: 'parcel_concern', concern: 'lost' })).toEqual({ parcel_concern: 'lost' })
  const shipped = { state: 'WAIT_BUYER_CONFIRM_GOODS', parcel_concern: 'stuck' }
  expect(asking({ tab: 'WAIT_BUYER_CONFIRM_GOODS', concern: 'stuck' })).toEqual(shipped)
  expect(isNarrow({ ...anything(), concern: 'any' })).toBe(true)
  expect(filterOf({ tab: 'parcel_concern', concern: 'late' })).toEqual({
    ...anything(),
    tab: 'parcel_concern',
  })
})
it('says what it cannot read, and narrows nothing by it', () => {
  const bad = { from: '2026-12-01', to: '2026-11-01', min: '十元', flag: '2' }
  expect(faultsOf({ ...anything(), ...bad })).toEqual(['days', 'amount'])
  expect(asking(bad)).toEqual({ flag: '2' })
  expect(faultsOf({ ...anything(), min: '5', max: '3' })).toEqual(['amount'])
  expect(faultsOf({ ...anything(), min: '5', max: '' })).toEqual([])
})
it('begins at the tab that an address names, and at all where it names none', () => {
  expect(filterOf({ tab: 'refunding' })).toEqual({ ...anything(), tab: 'refunding' })
  expect(filterOf(addressOf({ ...anything(), tab: 'to_reply' })).tab).toBe('to_reply')
  for (const query of [{ tab: 'nonsense' }, { tab: ['refunding'] }, {}])
    expect(filterOf(query)).toEqual(anything())
})
it('stands in the address whole, and comes back as it was', () => {
  const filter: Filter = {
    words: '餐桌 & 椅',
    tab: 'TO_SHIP',
    flag: '3',
    source: 'taobao',
    product: '0190a0b0-0000-7000-8000-000000000001',
    case: 'SELLER_REFUSE_BUYER',
    due: 'soon',
    concern: 'refused',
    time: 'finished',
    from: '2026-11-01',
    to: '2026-11-28',
    min: '9.9',
    max: '1,000',
  }
  const address = new URLSearchParams(addressOf(filter)).toString()
  expect(filterOf(Object.fromEntries(new URLSearchParams(address)))).toEqual(filter)
  expect(addressOf(anything())).toEqual({})
})
it('looks for a phone, and writes it in no address', () => {
  const phones = ['13800138000', ' 138-0013 8000 ', '+86 138 0013 8000', '１３８００１３８０００']
  for (const words of [...phones, '1\u20e338 0013 8000']) {
    expect(isPhone(words)).toBe(true)
    expect(asking({ words })).toEqual({ q: words.trim() })
    expect(addressOf({ ...anything(), words, flag: '1' })).toEqual({ flag: '1' })
    expect(filterOf({ q: words, flag: '1' })).toEqual({ ...anything(), flag: '1' })
  }
  for (const words of ['1380013800', '138001380001', '12800138000', '1380013800x', '林夏']) {
    expect(isPhone(words)).toBe(false)
    expect(addressOf({ ...anything(), words })).toEqual({ q: words })
  }
  expect(isPhone('87 138 0013 8000')).toBe(false)
})
it('writes nothing in an address that it would not take from one', () => {
  for (const words of ['桌'.repeat(101), '桌\u0007椅']) {
    expect(addressOf({ ...anything(), words, flag: '1' })).toEqual({ flag: '1' })
    expect(filterOf({ q: words, flag: '1' })).toEqual({ ...anything(), flag: '1' })
  }
})
it('takes nothing from an address that cannot be so', () => {
  const wrong = {
    flag: '9',
    product: 'T1',
    from: 'yesterday',
    source: 'jd',
    q: 'x'.repeat(101),
    min: ['1'],
    max: '1'.repeat(21),
  }
  expect(filterOf({ ...wrong, time: 'came', case: 'NO_REFUND' })).toEqual(anything())
})
