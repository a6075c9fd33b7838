import { expect, it } from 'vitest'
import { across, anything, type Filter } from '../filter'
import { daysOf, filterOfSaved, isName, savedOf } from './saved'

const now = new Date(2026, 2, 9, 15)
const filter: Filter = {
  words: ' 林小满 ',
  tab: 'WAIT_SELLER_SEND_GOODS',
  flag: '0',
  source: 'taobao',
  product: '0190a0b0-0000-7000-8000-000000000001',
  case: 'WAIT_SELLER_AGREE',
  due: 'late',
  concern: 'stuck',
  time: 'shipped',
  from: '2026-02-27',
  to: '2026-03-01',
  min: '12.5',
  max: '100',
}

it('comes back as it was typed', () => {
  expect(filterOfSaved(savedOf(filter), now)).toEqual({ ...filter, words: '林小满', min: '12.50' })
  expect(filterOfSaved(savedOf(anything()), now)).toEqual(anything())
  for (const tab of [...across, 'parcel_concern'] as const)
    expect(filterOfSaved(savedOf({ ...anything(), tab }), now)).toEqual({ ...anything(), tab })
})
it('sends numbers as numbers, and nothing that is not asked for', () => {
  expect(savedOf(filter)).toMatchObject({ flag: 0, min_fen: 1_250, max_fen: 10_000, refunding: false })
  expect(savedOf(filter)).toMatchObject({ time: 'shipped', refund_state: 'WAIT_SELLER_AGREE' })
  expect(savedOf(filter)).toMatchObject({ ship_due: 'late', parcel_concern: 'stuck' })
  expect(savedOf(anything())).toEqual({ refunding: false })
  expect(savedOf({ ...anything(), tab: 'refunding' })).toEqual({ refunding: true })
  expect(savedOf({ ...anything(), tab: 'to_invoice' })).toEqual({ to_invoice: true, refunding: false })
})
it('moves with today where it is to', () => {
  const week = { ...anything(), from: '2026-03-03', to: '2026-03-09' }
  expect(daysOf(week, now)).toBe(7)
  const kept = savedOf(week, 7)
  expect(kept).toEqual({ days: 7, refunding: false })
  expect(savedOf({ ...week, time: 'paid' }, 7)).toEqual({ time: 'paid', days: 7, refunding: false })
  expect(filterOfSaved(kept, new Date(2026, 3, 1)).from).toBe('2026-03-26')
  expect(filterOfSaved(kept, new Date(2026, 3, 1)).to).toBe('')
})
it('knows which filters could move', () => {
  expect(daysOf({ from: '', to: '' }, now)).toBeUndefined()
  expect(daysOf({ from: '2026-03-01', to: '2026-03-02' }, now)).toBeUndefined()
  expect(daysOf({ from: '2026-03-10', to: '' }, now)).toBeUndefined()
  expect(daysOf({ from: '2026-03-09', to: '' }, now)).toBe(1)
})
it('has a name of 1 to 20 characters', () => {
  expect(['', '  ', '木'.repeat(21)].map(isName)).toEqual([false, false, false])
  expect(['急', '木'.repeat(20), '🌲'.repeat(20)].map(isName)).toEqual([true, true, true])
})
