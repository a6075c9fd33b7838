import { expect, it } from 'vitest'
import { figuresOf, noteOf } from './figures'
import { modules, offered } from './modules'
import { aHome } from './testing'

const HOUR = 3_600_000
/** What these modules say nothing of. */
const rest = { to_reply: 0, to_invoice: 0, refund_stuck: 0, parcel_concerns: 0 }

it('has figures for every module it offers, and none for what was not told', () => {
  for (const name of modules) {
    expect(figuresOf(name, aHome()).length, name).toBeGreaterThan(0)
    expect(figuresOf(name, { at: 1 }), name).toEqual([])
  }
})
it('offers what the role was told of, and nothing else', () => {
  expect(offered(aHome())).toEqual(modules)
  const home = aHome()
  delete home.promises
  delete home.orders
  const of = ['promises', 'to_ship', 'parcel_concerns', 'refund_stuck', 'to_pay', 'to_invoice', 'to_reply']
  expect(offered(home)).toEqual(modules.filter((name) => !of.includes(name)))
})
it('is calm about nothing, and says what presses', () => {
  const tones = (home = aHome()) => Object.fromEntries(figuresOf('stock', home).map((f) => [f.name, f.tone]))
  expect(tones()).toEqual({ sold_out: 'late', low: 'due' })
  expect(tones(aHome({ stock: { low: 0, sold_out: 0 } }))).toEqual({ sold_out: 'calm', low: 'calm' })
  const [first] = figuresOf('team', aHome({ team: { members: 4, there: 0, on_duty: 0, colleagues: [] } }))
  expect(first).toMatchObject({ value: '0/4', tone: 'due' })
})
it('puts yesterday at the same time beside today', () => {
  expect(figuresOf('sales', aHome()).map(({ value, before }) => [value, before])).toEqual([
    ['5', '7'],
    ['¥1,234.50', '¥980'],
    ['¥0', '¥49'],
  ])
})
it('says by when the first has to leave, and by how much it is late', () => {
  const due = 100 * HOUR
  const orders = { to_pay: 0, to_ship: 1, to_ship_rest: 0, to_ship_by: due, ...rest }
  const note = (left: number) => noteOf('to_ship', aHome({ orders }), due - left, 6)
  expect(note(72 * HOUR)).toEqual({ name: 'left_days', values: { n: 3 }, tone: 'calm' })
  expect(note(5 * HOUR)).toEqual({ name: 'left_hours', values: { n: 5 }, tone: 'due' })
  expect(note(1)).toEqual({ name: 'left_minutes', values: { n: 1 }, tone: 'due' })
  expect(note(0)).toEqual({ name: 'late_minutes', values: { n: 1 }, tone: 'late' })
  expect(note(-48 * HOUR)).toEqual({ name: 'late_days', values: { n: 2 }, tone: 'late' })
  const nothing = { ...orders, to_ship_by: null }
  expect(noteOf('to_ship', aHome({ orders: nothing }), HOUR, 6)).toBeUndefined()
})
it('says how many orders have reviews to reply to', () => {
  expect(figuresOf('to_reply', aHome())).toEqual([{ name: 'to_reply', value: '4', tone: 'due' }])
})
it('says how much waits for somebody, and what is wrong', () => {
  const told = (name: 'requests' | 'to_invoice' | 'refund_stuck' | 'parcel_concerns') =>
    figuresOf(name, aHome()).map(({ value, tone }) => [value, tone])
  expect(told('requests')).toEqual([['2', 'due']])
  expect(told('to_invoice')).toEqual([['5', 'due']])
  expect(told('refund_stuck')).toEqual([['1', 'late']])
  expect(told('parcel_concerns')).toEqual([['7', 'late']])
})
it('names those whose rest is still to be shipped, where there are any', () => {
  const names = (to_ship_rest: number) => {
    const orders = { to_pay: 0, to_ship: 3, to_ship_rest, to_ship_by: 0, ...rest }
    return figuresOf('to_ship', aHome({ orders })).map(({ name, value, place }) => [name, value, place])
  }
  expect(names(0)).toEqual([['to_ship', '3', undefined]])
  expect(names(2)).toEqual([
    ['to_ship', '3', undefined],
    ['to_ship_rest', '2', 'to_ship_rest'],
  ])
})
it('presses with the cases that wait for the shop, and not with those that wait for a buyer', () => {
  const tones = figuresOf('after_sales', aHome()).map(({ name, value, tone }) => [name, value, tone])
  expect(tones).toEqual([
    ['due_soon', '1', 'late'],
    ['shop_turn', '3', 'due'],
    ['open', '4', 'calm'],
    ['mine', '2', 'calm'],
    ['platform', '0', 'calm'],
  ])
})
it('counts the longest wait on by the second', () => {
  expect(noteOf('receptions', aHome(), 62_000, 6)?.values).toEqual({ time: '01:01' })
  expect(noteOf('receptions', aHome(), 0, 6)?.values).toEqual({ time: '00:00' })
})
