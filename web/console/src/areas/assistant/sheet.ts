import { columnAt, columns, isEditable, type Editable } from './columns'
import type { Block, Place } from './moves'

/** A cell of the grid and what is to stand in it. */
export interface Typed {
  row: number
  column: Editable
  text: string
}

/** Cells as a spreadsheet takes them. */
export const clipboardOf = (cells: string[][]): string =>
  cells.map((line) => line.map(guarded).join('\t')).join('\n')

const guarded = (cell: string) => (/["\t\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)

export interface Placed {
  typed: Typed[]
  /** Cells that found no place: beyond the last row or column, or where nothing can be typed. */
  left: number
}

/** Where the cells of a sheet go. One cell, or one line, fills all of a block that is chosen; else it goes right and down from its corner. */
export function placed(sheet: string[][], block: Block, rows: number): Placed {
  const { lines, width } = stretched(sheet, block)
  const typed: Typed[] = []
  let left = 0
  lines.forEach((line, down) => {
    for (let right = 0; right < width(line); right++) {
      const text = line.length === 1 ? line[0]! : line[right]!
      const to = target({ row: block.top + down, column: block.left + right }, rows)
      if (to) typed.push({ ...to, text })
      else left++
    }
  })
  return { typed, left }
}

function stretched(sheet: string[][], { top, bottom, left, right }: Block) {
  const height = bottom - top + 1
  const isOneLine = sheet.length === 1
  const lines = isOneLine ? Array.from({ length: height }, () => sheet[0]!) : sheet
  const fills = isOneLine && sheet[0]!.length === 1
  return { lines, width: (line: string[]) => (fills ? right - left + 1 : line.length) }
}

function target({ row, column }: Place, rows: number): Omit<Typed, 'text'> | undefined {
  if (row >= rows || column >= columns.length) return undefined
  const name = columnAt(column)
  return isEditable(name) ? { row, column: name } : undefined
}

/** What stands in the first line of a block goes into the lines below it. */
export function filledDown(block: Block, textOf: (column: Editable) => string): Typed[] {
  const typed: Typed[] = []
  for (let column = block.left; column <= block.right; column++) {
    const name = columnAt(column)
    if (!isEditable(name)) continue
    const text = textOf(name)
    for (let row = block.top + 1; row <= block.bottom; row++) typed.push({ row, column: name, text })
  }
  return typed
}
