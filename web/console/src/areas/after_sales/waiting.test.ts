import { expect, it } from 'vitest'
import type { OrderView } from '@console/api/types'
import { refusedLine, waitingOf } from './waiting'

const line = (
  title: string,
  reason: string,
  state = 'WAIT_SELLER_AGREE',
  proposal: object | null = null,
) => ({
  title,
  case: { reason, state, proposal },
})
const order = (...lines: object[]) => ({ lines }) as unknown as OrderView
const titles = (of: OrderView) => waitingOf(of).map(({ title }) => title)

it('finds what waits for one answer', () => {
  const [table, chair] = [line('餐桌', 'other'), line('餐椅', 'other')]
  expect(titles(order(table, { title: '花瓶', case: null }, chair))).toEqual(['餐桌', '餐椅'])
  expect(titles(order(table))).toEqual([])
  expect(titles(order(table, line('餐椅', 'damage')))).toEqual([])
  expect(titles(order(table, line('餐椅', 'other', 'CLOSED')))).toEqual([])
  expect(titles(order(table, line('餐椅', 'other', 'WAIT_SELLER_AGREE', {})))).toEqual([])
})

it('knows the line that a refusal names', () => {
  const of = order({ title: '餐桌' }, { title: '餐椅' })
  expect(refusedLine(of, 'lines.1')?.title).toBe('餐椅')
  for (const field of [undefined, 'lines', 'lines.2', 'amount'])
    expect(refusedLine(of, field)).toBeUndefined()
})
