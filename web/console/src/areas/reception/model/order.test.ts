import { describe, expect, it } from 'vitest'
import { aRow } from '../testing'
import { byUrgency, keepPlaces, moved } from './order'

const limits = { first_ms: 20_000, later_ms: 180_000 }
const sorted = (...rows: ReturnType<typeof aRow>[]) =>
  rows.sort(byUrgency(limits)).map((row) => row.conversation)

describe('the one rule of the list', () => {
  it('puts whoever waits before whoever has been answered', () => {
    const answered = aRow('answered', { last_at: 900_000 })
    const waiting = aRow('waiting', { waiting_since: 800_000, last_at: 800_000 })
    expect(sorted(answered, waiting)).toEqual(['waiting', 'answered'])
  })

  it('measures each wait by its own limit: a first answer is due sooner', () => {
    const first = aRow('first', { waiting_since: 100_000, first: true })
    const later = aRow('later', { waiting_since: 10_000, first: false })
    expect(sorted(later, first)).toEqual(['first', 'later'])
  })

  it('puts the longest overdue on top', () => {
    const rows = [50_000, 10_000, 30_000].map((since) =>
      aRow(`${since}`, { waiting_since: since, first: true }),
    )
    expect(sorted(...rows)).toEqual(['10000', '30000', '50000'])
  })

  it('breaks equal seconds by value, then by arrival', () => {
    const poor = aRow('poor', { waiting_since: 10_100, value_fen: 0, opened_at: 1 })
    const rich = aRow('rich', { waiting_since: 10_900, value_fen: 238_000, opened_at: 9 })
    const early = aRow('early', { waiting_since: 10_500, value_fen: 238_000, opened_at: 2 })
    expect(sorted(poor, rich, early)).toEqual(['early', 'rich', 'poor'])
  })

  it('orders the answered by last activity', () => {
    expect(sorted(aRow('old', { last_at: 1 }), aRow('new', { last_at: 2 }))).toEqual(['new', 'old'])
  })

  it('is the same whatever the order it starts from', () => {
    const rows = Array.from({ length: 40 }, (_, at) =>
      aRow(`${at}`, {
        waiting_since: at % 3 ? (at * 7_919) % 60_000 : null,
        first: at % 2 === 0,
        value_fen: at % 5,
        last_at: at % 7,
      }),
    )
    const wanted = sorted(...rows)
    expect(sorted(...rows.toReversed())).toEqual(wanted)
  })
})

describe('the rule, whatever the rows', () => {
  /** The same numbers in every run. */
  function* numbers(seed: number) {
    for (let x = seed; ;) yield (x = (x * 1_103_515_245 + 12_345) % 2_147_483_648) / 2_147_483_648
  }
  const someRows = (seed: number) => {
    const some = numbers(seed)
    const upto = (most: number) => Math.floor(some.next().value! * most)
    return Array.from({ length: 2 + upto(30) }, (_, at) =>
      aRow(`c${at}`, {
        waiting_since: upto(3) === 0 ? null : upto(90) * 700,
        first: upto(2) === 0,
        value_fen: upto(4) * 10_000,
        opened_at: upto(6),
        last_at: upto(9),
      }),
    )
  }
  const due = (row: ReturnType<typeof aRow>) =>
    Math.floor((row.waiting_since! + (row.first ? limits.first_ms : limits.later_ms)) / 1_000)

  it.each(Array.from({ length: 200 }, (_, seed) => seed + 1))('holds for rows of seed %i', (seed) => {
    const rows = someRows(seed)
    const order = rows.toSorted(byUrgency(limits))
    const answeredFrom = order.findIndex((row) => row.waiting_since === null)
    if (answeredFrom >= 0)
      expect(order.slice(answeredFrom).every((row) => row.waiting_since === null)).toBe(true)
    for (const [a, b] of order.slice(1).map((row, at) => [order[at]!, row] as const)) {
      if (b.waiting_since === null) {
        if (a.waiting_since === null) expect(a.last_at).toBeGreaterThanOrEqual(b.last_at)
        continue
      }
      expect(due(a)).toBeLessThanOrEqual(due(b))
      if (due(a) < due(b)) continue
      expect(a.value_fen).toBeGreaterThanOrEqual(b.value_fen)
      if (a.value_fen === b.value_fen) expect(a.opened_at).toBeLessThanOrEqual(b.opened_at)
    }
    const turned = rows.toReversed().toSorted(byUrgency(limits))
    expect(turned.map((row) => row.conversation)).toEqual(order.map((row) => row.conversation))
  })
})

describe('a list that is pointed at', () => {
  it('keeps its places, drops what left, and lets new ones wait at the end', () => {
    expect(keepPlaces(['a', 'b', 'c'], ['d', 'c', 'a'])).toEqual(['a', 'c', 'd'])
  })
  it('counts what would move', () => {
    expect(moved(['a', 'b', 'c'], ['a', 'c', 'b'])).toBe(2)
  })
})
