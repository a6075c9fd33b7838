/** A place in the grid: a row of all that the filter finds, and a column; both from 0 on. */
export interface Place {
  row: number
  column: number
}
interface Bounds {
  rows: number
  columns: number
  /** Rows that fit the screen. */
  page: number
}
/** Rows and columns between two places, all included. */
export interface Block {
  top: number
  bottom: number
  left: number
  right: number
}
interface Press {
  key: string
  ctrlKey: boolean
  metaKey: boolean
}

const within = (at: number, count: number) => Math.max(0, Math.min(count - 1, at))

export const clamped = ({ row, column }: Place, { rows, columns }: Bounds): Place => ({
  row: within(row, rows),
  column: within(column, columns),
})

/** Where a key leads; nowhere where it is no key of moving. With Ctrl or ⌘ to the edge. */
export function moved(from: Place, press: Press, bounds: Bounds): Place | undefined {
  const far = press.ctrlKey || press.metaKey
  const last = { row: bounds.rows - 1, column: bounds.columns - 1 }
  const to = stepped(from, press.key, far, last, bounds.page)
  return to && clamped(to, bounds)
}

function stepped(from: Place, key: string, far: boolean, last: Place, page: number): Place | undefined {
  const { row, column } = from
  switch (key) {
    case 'ArrowDown':
      return { row: far ? last.row : row + 1, column }
    case 'ArrowUp':
      return { row: far ? 0 : row - 1, column }
    case 'ArrowRight':
      return { row, column: far ? last.column : column + 1 }
    case 'ArrowLeft':
      return { row, column: far ? 0 : column - 1 }
    case 'PageDown':
      return { row: row + page, column }
    case 'PageUp':
      return { row: row - page, column }
    case 'Home':
      return { row: far ? 0 : row, column: 0 }
    case 'End':
      return { row: far ? last.row : row, column: last.column }
    default:
      return undefined
  }
}

/** The next of some columns as Tab goes along a row; `wraps` goes on in the next one. Nowhere at the end: there Tab leaves the grid. */
export function tabbed(
  { row, column }: Place,
  by: 1 | -1,
  { rows, stops, wraps }: { rows: number; stops: readonly number[]; wraps: boolean },
): Place | undefined {
  const next = by > 0 ? stops.find((at) => at > column) : stops.findLast((at) => at < column)
  if (next !== undefined) return { row, column: next }
  const first = by > 0 ? stops[0] : stops.at(-1)
  const isThere = row + by >= 0 && row + by < rows
  return wraps && isThere && first !== undefined ? { row: row + by, column: first } : undefined
}

export const blockOf = (one: Place, other: Place): Block => ({
  top: Math.min(one.row, other.row),
  bottom: Math.max(one.row, other.row),
  left: Math.min(one.column, other.column),
  right: Math.max(one.column, other.column),
})

export const isIn = ({ top, bottom, left, right }: Block, row: number, column: number): boolean =>
  row >= top && row <= bottom && column >= left && column <= right

export const isOneCell = ({ top, bottom, left, right }: Block): boolean => top === bottom && left === right
