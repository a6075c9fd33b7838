import type { components } from '@api/schema'
import type { OrderView } from '@console/api/types'
import { piecesOf } from './parcel'

/** Pieces of one line, by its place in the order. */
export type Pieces = components['schemas']['OrderPieces']
/** A line of which something is still to be shipped, and how much of it is typed for this parcel. */
interface LeftLine {
  line: number
  title: string
  sku: string
  left: number
  typed: number | ''
}
type Line = OrderView['lines'][number]

/** Before anything has left, a parcel takes nothing by itself: whoever packs says what is in it. */
export const leftLines = ({ lines }: Pick<OrderView, 'lines'>): LeftLine[] =>
  lines.flatMap(({ title, sku, left }, at) => (left ? [{ line: at, title, sku, left, typed: 0 }] : []))

/** How many pieces of a line have left, where not all have. */
export const partOf = ({ shipped, left }: Line): { shipped: number; left: number } | undefined =>
  shipped > 0 && left > 0 ? { shipped, left } : undefined

/** More than one piece is there to be told apart. */
export const isDivisible = (order: Pick<OrderView, 'lines'>): boolean =>
  leftLines(order).reduce((sum, { left }) => sum + left, 0) > 1

export const isWrong = ({ typed, left }: LeftLine): boolean =>
  typed !== 0 && piecesOf(typed, left) === undefined

/** What the parcel holds; none while a number is wrong or nothing is in it. */
export function packed(lines: LeftLine[]): Pieces[] | undefined {
  if (lines.some(isWrong)) return undefined
  const pieces = lines.flatMap(({ line, typed }) => (typed ? [{ line, quantity: Number(typed) }] : []))
  return pieces.length ? pieces : undefined
}
