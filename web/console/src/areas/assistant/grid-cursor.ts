import { computed, nextTick, ref, shallowRef, watch, type Ref } from 'vue'
import { say } from '@console/i18n'
import { toast } from '@kit/ui'
import { textOf } from './cells'
import { columnAt, columns, editables, isEditable, placeOf } from './columns'
import type { GoodsSheet } from './goods-sheet'
import { blockOf, clamped, isOneCell, moved, tabbed, type Place } from './moves'
import type { Typed } from './sheet'

const stops = editables.map(placeOf).toSorted((one, other) => one - other)

/**
 * Where one is in the grid, and the field that follows: it has the focus all the time, with the cell's text chosen in it, so
 * that whatever is typed replaces that text, an input method for Chinese included.
 */
export function useGridCursor(
  sheet: GoodsSheet,
  field: Ref<HTMLInputElement | undefined>,
  page: () => number,
  show: (at: number) => void,
) {
  const place = shallowRef<Place>({ row: 0, column: placeOf('title') })
  const anchor = shallowRef<Place>(place.value)
  const isEditing = ref(false)
  const block = computed(() => blockOf(anchor.value, place.value))
  const column = computed(() => columnAt(place.value.column))
  const rows = () => sheet.pages.total.value ?? 0
  const bounds = () => ({ rows: rows(), columns: columns.length, page: Math.max(1, page() - 1) })
  const row = computed(() => (void sheet.pages.version.value, sheet.pages.at(place.value.row)))
  const mayEdit = computed(() => Boolean(row.value) && isEditable(column.value))

  /** What the cell would say if it were edited now. */
  function textAt(at: Place): string {
    const name = columnAt(at.column)
    const product = sheet.pages.at(at.row)
    if (!product || !isEditable(name)) return ''
    const draft = sheet.pending.of(product.id)
    return draft?.cells[name]?.text ?? textOf(draft?.row ?? product, name, sheet.known.value)
  }
  function rest() {
    isEditing.value = false
    if (!field.value) return
    field.value.value = textAt(place.value)
    if (document.activeElement === field.value) field.value.select()
  }
  function go(to: Place | undefined, staysAnchored = false) {
    if (!to) return
    place.value = clamped(to, bounds())
    if (!staysAnchored) anchor.value = place.value
    show(place.value.row)
  }
  // A narrower filter has fewer rows.
  watch(rows, () => {
    place.value = clamped(place.value, bounds())
    anchor.value = place.value
  })
  watch([place, row, sheet.pending.version], () => isEditing.value || void nextTick(rest))

  function edit() {
    if (!mayEdit.value || !field.value) return
    isEditing.value = true
    const { length } = field.value.value
    field.value.setSelectionRange(length, length)
  }
  /** Keeps what was typed. */
  function commit() {
    if (!isEditing.value) return
    isEditing.value = false
    const name = column.value
    if (row.value && isEditable(name))
      sheet.pending.set([{ row: row.value, column: name, text: field.value?.value ?? '' }])
    rest()
  }
  /** Typed cells of rows that are here; says how many became different. */
  function put(typed: readonly Typed[]): number {
    return sheet.pending.set(
      typed.flatMap(({ row: at, column: name, text }) => {
        const product = sheet.pages.at(at)
        return product ? [{ row: product, column: name, text }] : []
      }),
    )
  }
  function step(which: 'undo' | 'redo') {
    const turn = sheet.pending[which]()
    if (!turn) return toast(say('assistant.nothing_to_undo'), { ms: 2_000 })
    const at = findRow(turn.row.id)
    if (at !== undefined) go({ row: at, column: placeOf(turn.column) })
    toast(say(`assistant.${which === 'undo' ? 'undone' : 'redone'}`), { ms: 2_000 })
  }
  /** Where a product stands, if its page is here. */
  function findRow(id: string): number | undefined {
    for (let at = 0; at < rows(); at++) if (sheet.pages.at(at)?.id === id) return at
    return undefined
  }
  function tab(by: 1 | -1, wraps: boolean): boolean {
    const to = tabbed(place.value, by, { rows: rows(), stops, wraps })
    if (to) go(to)
    return to !== undefined
  }
  const collapse = () => !isOneCell(block.value) && ((anchor.value = place.value), true)
  const arrow = (event: KeyboardEvent) => moved(place.value, event, bounds())

  return {
    place,
    anchor,
    block,
    column,
    row,
    isEditing,
    mayEdit,
    textAt,
    rest,
    go,
    edit,
    commit,
    put,
    step,
    tab,
    arrow,
    collapse,
    findRow,
  }
}
export type GridCursor = ReturnType<typeof useGridCursor>
