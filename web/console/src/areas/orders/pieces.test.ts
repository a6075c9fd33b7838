import { expect, it } from 'vitest'
import type { OrderView } from '@console/api/types'
import { isDivisible, leftLines, packed, partOf } from './pieces'

const line = (quantity: number, shipped: number, left: number) => ({
  title: '餐椅',
  sku: '原木色',
  quantity,
  shipped,
  left,
})
const order = (...lines: ReturnType<typeof line>[]) => ({ lines }) as unknown as Pick<OrderView, 'lines'>

it('shows the lines that are still in the house, with nothing packed yet', () => {
  const left = leftLines(order(line(2, 2, 0), line(4, 1, 3)))
  expect(left).toEqual([{ line: 1, title: '餐椅', sku: '原木色', left: 3, typed: 0 }])
  expect(isDivisible(order(line(1, 0, 1)))).toBe(false)
  expect(isDivisible(order(line(1, 0, 1), line(1, 0, 1)))).toBe(true)
})
it('says what left of a line only while some of it has not', () => {
  const of = (...about: [number, number, number]) => partOf(order(line(...about)).lines[0]!)
  expect(of(4, 1, 3)).toEqual({ shipped: 1, left: 3 })
  expect(of(4, 0, 4)).toBeUndefined()
  expect(of(4, 4, 0)).toBeUndefined()
})
it('packs what is typed, and nothing while a number is wrong', () => {
  const lines = leftLines(order(line(4, 0, 4), line(2, 0, 2)))
  expect(packed(lines)).toBeUndefined()
  lines[1]!.typed = 2
  expect(packed(lines)).toEqual([{ line: 1, quantity: 2 }])
  for (const typed of [5, -1, 1.5, ''] as const) {
    lines[0]!.typed = typed
    expect(packed(lines)).toBeUndefined()
  }
})
