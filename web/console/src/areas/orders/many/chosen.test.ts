import { ref } from 'vue'
import { expect, it, vi } from 'vitest'
import type { OrderRow } from '../orders'
import { MOST_CHOSEN, useChosen } from './chosen'

const row = (at: number, rev = 1) => ({ id: `o${at}`, rev }) as OrderRow
const some = (n: number) => Array.from({ length: n }, (_, at) => row(at))
const named = (rows: OrderRow[]) => rows.map(({ id }) => id)

it('chooses one and leaves it again', () => {
  const { chosen, choose } = useChosen(ref(some(3)), vi.fn())
  choose(row(1))
  expect(named(chosen.value)).toEqual(['o1'])
  choose(row(1))
  expect(chosen.value).toEqual([])
})
it('takes everything between two, either way round', () => {
  for (const [from, to] of [
    [1, 3],
    [3, 1],
  ] as const) {
    const { chosen, choose } = useChosen(ref(some(6)), vi.fn())
    choose(row(from))
    choose(row(to), true)
    expect(named(chosen.value)).toEqual(['o1', 'o2', 'o3'])
  }
})
it('names the revision that is shown now, and the last one seen of what has left the list', () => {
  const rows = ref(some(2))
  const { chosen, all } = useChosen(rows, vi.fn())
  all()
  rows.value = [row(1, 7)]
  expect(chosen.value.map(({ id, rev }) => [id, rev])).toEqual([
    ['o1', 7],
    ['o0', 1],
  ])
})
it('stops at the most, and says so', () => {
  const full = vi.fn()
  const { chosen, all, clear } = useChosen(ref(some(MOST_CHOSEN + 1)), full)
  all()
  expect([chosen.value.length, full.mock.calls.length]).toEqual([MOST_CHOSEN, 1])
  clear()
  expect(chosen.value).toEqual([])
})
