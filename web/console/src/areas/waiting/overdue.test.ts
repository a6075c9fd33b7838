import { describe, expect, it } from 'vitest'
import { aRow } from '@console/areas/reception/testing'
import { makeWatch, nextOf, overdueOf, toneOf } from './overdue'

const steps = [20, 30, 60, 100, 180]
const mine = { me: 'me', isWholeShop: false }
const names = (list: ReturnType<typeof overdueOf>) => list.map(({ row }) => row.conversation)

describe('who is overdue', () => {
  const rows = [
    aRow('a', { waiting_since: 100_000 }),
    aRow('b', { waiting_since: 60_000 }),
    aRow('answered', { waiting_since: null }),
    aRow('theirs', { waiting_since: 10_000, assignee: 'other' }),
    aRow('queued', { waiting_since: 20_000, status: 'queued', assignee: null }),
    aRow('closed', { waiting_since: 0, status: 'closed' }),
  ]
  it('is everyone of mine beyond the first step, longest first', () => {
    expect(names(overdueOf(rows, mine, steps, 119_999))).toEqual(['b'])
    expect(names(overdueOf(rows, mine, steps, 120_000))).toEqual(['b', 'a'])
  })
  it('is the whole shop for leaders who want it', () => {
    const whole = overdueOf(rows, { me: 'me', isWholeShop: true }, steps, 130_000)
    expect(names(whole)).toEqual(['theirs', 'queued', 'b', 'a'])
  })
  it('rises by own steps', () => {
    const level = (now: number, own = steps) => overdueOf(rows, mine, own, now)[0]?.level
    expect([level(79_000), level(80_000), level(90_000), level(240_000)]).toEqual([undefined, 1, 2, 5])
    expect([level(70_000, [10]), level(65_000, [10])]).toEqual([1, undefined])
    expect([toneOf(1, steps), toneOf(2, steps), toneOf(3, steps), toneOf(1, [10])]).toEqual([
      'due',
      'due',
      'late',
      'late',
    ])
  })
  it('shrinks with each answer and is empty at the end', () => {
    const answered = (...who: string[]) =>
      rows.map((row) => (who.includes(row.conversation) ? { ...row, waiting_since: null } : row))
    expect(names(overdueOf(answered('b'), mine, steps, 130_000))).toEqual(['a'])
    expect(overdueOf(answered('b', 'a'), mine, steps, 130_000)).toEqual([])
  })
})

it('rings once for each step of each wait', () => {
  const risen = makeWatch()
  const look = (since: number | null, now: number) =>
    risen(overdueOf([aRow('a', { waiting_since: since })], mine, steps, now)).map(({ level }) => level)
  expect([look(0, 19_000), look(0, 20_000), look(0, 25_000), look(0, 30_000), look(0, 31_000)]).toEqual([
    [],
    [1],
    [],
    [2],
    [],
  ])
  expect(look(null, 40_000)).toEqual([])
  expect(look(50_000, 71_000)).toEqual([1])
})

it('jumps to the longest wait, past the one that is open', () => {
  const list = overdueOf(
    [aRow('a', { waiting_since: 0 }), aRow('b', { waiting_since: 5_000 })],
    mine,
    steps,
    60_000,
  )
  expect(nextOf(list, undefined)?.conversation).toBe('a')
  expect(nextOf(list, 'a')?.conversation).toBe('b')
  expect(nextOf(list.slice(0, 1), 'a')?.conversation).toBe('a')
  expect(nextOf([], 'a')).toBeUndefined()
})
