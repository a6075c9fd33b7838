import { shallowRef } from 'vue'
import type { GridRow } from './api'
import { read, same, textOf, valueOf, type CellFault, type Known, type Value } from './cells'
import { editables, type Editable } from './columns'

/** A cell that was typed and is not saved. */
export interface Cell {
  text: string
  value?: Value
  fault?: CellFault
  /** Somebody else changed the same meanwhile. */
  isTheirs?: boolean
}
export type DraftCells = Readonly<Partial<Record<Editable, Cell>>>
/** A product with unsaved cells, as it stood when it was last seen. */
export interface Draft {
  row: GridRow
  cells: DraftCells
}
interface Turn {
  row: GridRow
  column: Editable
  before: Cell | undefined
  after: Cell | undefined
}
const MOST_STEPS = 200

/** Unsaved cells of the grid by product. Plain maps: `version` says that something became different. */
export function makePending(known: () => Known) {
  const drafts = new Map<string, Draft>()
  const version = shallowRef(0)
  let done: Turn[][] = []
  let undone: Turn[][] = []

  function put(row: GridRow, column: Editable, cell: Cell | undefined) {
    const draft = drafts.get(row.id) ?? { row, cells: {} }
    const { [column]: _, ...others } = draft.cells
    const cells = cell ? { ...others, [column]: cell } : others
    if (Object.keys(cells).length) drafts.set(row.id, { row: draft.row, cells })
    else drafts.delete(row.id)
  }
  function made(row: GridRow, column: Editable, text: string): Cell | undefined {
    const base = drafts.get(row.id)?.row ?? row
    if (text.trim() === textOf(base, column, known())) return undefined
    const found = read(column, text, base, known())
    if ('value' in found && same(found.value, valueOf(base, column))) return undefined
    return { text: text.trim(), ...found }
  }
  const alike = (one: Cell | undefined, other: Cell | undefined) =>
    one?.text === other?.text && one?.fault === other?.fault

  /** One step, however many cells: taken back by one undo. Says how many cells it changed. */
  function set(typed: readonly { row: GridRow; column: Editable; text: string }[]): number {
    const step = typed.flatMap(({ row, column, text }): Turn[] => {
      const before = drafts.get(row.id)?.cells[column]
      const after = made(row, column, text)
      if (alike(before, after)) return []
      put(row, column, after)
      return [{ row, column, before, after }]
    })
    keep(step)
    return step.length
  }
  function keep(step: Turn[]) {
    if (!step.length) return
    done = [...done, step].slice(-MOST_STEPS)
    undone = []
    version.value++
  }
  /** Takes the last step back; answers where, so that it can be shown. */
  function undo(): Turn | undefined {
    const step = done.at(-1)
    if (!step) return undefined
    done = done.slice(0, -1)
    undone = [...undone, step]
    for (const { row, column, before } of step.toReversed()) put(row, column, before)
    version.value++
    return step[0]
  }
  function redo(): Turn | undefined {
    const step = undone.at(-1)
    if (!step) return undefined
    undone = undone.slice(0, -1)
    done = [...done, step]
    for (const { row, column, after } of step) put(row, column, after)
    version.value++
    return step[0]
  }
  /** Drops all of it, which can be taken back like any step. */
  function discard() {
    const step = [...drafts.values()].flatMap(({ row, cells }) =>
      editables.flatMap((column): Turn[] =>
        cells[column] ? [{ row, column, before: cells[column], after: undefined }] : [],
      ),
    )
    for (const { row, column } of step) put(row, column, undefined)
    keep(step)
  }
  /** Products as they are now: what became so already is no longer unsaved, what others changed is marked. */
  function take(rows: readonly GridRow[]) {
    for (const row of rows) {
      const draft = drafts.get(row.id)
      if (!draft || row.rev < draft.row.rev || row === draft.row) continue
      const cells = rebased(draft, row)
      if (Object.keys(cells).length) drafts.set(row.id, { row, cells })
      else drafts.delete(row.id)
      version.value++
    }
  }
  function rebased({ row: was, cells }: Draft, now: GridRow): DraftCells {
    const kept = editables.flatMap((column): [Editable, Cell][] => {
      const cell = cells[column]
      if (!cell || ('value' in cell && same(cell.value!, valueOf(now, column)))) return []
      const isTheirs = cell.isTheirs || !same(valueOf(was, column), valueOf(now, column))
      const found = read(column, cell.text, now, known())
      return [[column, { text: cell.text, ...found, ...(isTheirs && { isTheirs }) }]]
    })
    return Object.fromEntries(kept)
  }
  function counts() {
    let cells = 0
    let faults = 0
    let theirs = 0
    for (const draft of drafts.values())
      for (const cell of Object.values(draft.cells)) {
        cells++
        if (cell.fault) faults++
        if (cell.isTheirs) theirs++
      }
    return { cells, faults, theirs, products: drafts.size }
  }
  return {
    version,
    of: (id: string): Draft | undefined => drafts.get(id),
    all: (): Draft[] => [...drafts.values()],
    set,
    undo,
    redo,
    discard,
    take,
    counts,
  }
}
export type Pending = ReturnType<typeof makePending>
