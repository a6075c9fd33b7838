import { ref } from 'vue'
import { toast } from '@kit/ui'
import type { Problem } from '@console/api/problem'
import { say } from '@console/i18n'
import { isSheet, sheetOf } from '@console/areas/goods/clipboard'
import { MOST_CELLS } from './api'
import { placeOf } from './columns'
import type { GoodsSheet } from './goods-sheet'
import type { GridCursor } from './grid-cursor'
import { isOneCell } from './moves'
import { refusalOf } from './reasons'
import { clipboardOf, filledDown, placed } from './sheet'

/** Blocks of cells from and to a spreadsheet. Rows that are not here yet are fetched before anything is pasted into them. */
export function useGridClipboard(sheet: GoodsSheet, cursor: GridCursor) {
  /** What was done, for those who do not see it. */
  const told = ref('')

  function copy(event: ClipboardEvent) {
    if (cursor.isEditing.value || isOneCell(cursor.block.value)) return
    const { top, bottom, left, right } = cursor.block.value
    const cells: string[][] = []
    for (let row = top; row <= bottom; row++) {
      // A hole in what is copied would be a hole where it is pasted.
      if (!sheet.pages.at(row) || cells.length >= MOST_CELLS) return refuseCopy(event)
      const line: string[] = []
      for (let column = left; column <= right; column++) line.push(cursor.textAt({ row, column }))
      cells.push(line)
    }
    event.clipboardData?.setData('text/plain', clipboardOf(cells))
    event.preventDefault()
    told.value = say('assistant.copied', { n: cells.length * (right - left + 1) })
  }
  function refuseCopy(event: ClipboardEvent) {
    event.preventDefault()
    toast(say('assistant.copy_missing', { n: MOST_CELLS }), { tone: 'late' })
  }
  function paste(event: ClipboardEvent) {
    const text = event.clipboardData?.getData('text/plain') ?? ''
    if (cursor.isEditing.value && !isSheet(text)) return
    event.preventDefault()
    if (!text) return
    cursor.rest()
    void pasteSheet(sheetOf(text))
  }
  async function pasteSheet(all: string[][]) {
    const cells = all.slice(0, MOST_CELLS)
    if (all.length > MOST_CELLS) toast(say('assistant.paste_most', { n: MOST_CELLS }), { tone: 'late' })
    const block = { ...cursor.block.value }
    block.bottom = Math.min(block.bottom, block.top + MOST_CELLS - 1)
    const { typed, left } = placed(cells, block, sheet.pages.total.value ?? 0)
    const last = typed.at(-1)?.row ?? block.top
    if (!(await areHere(block.top, last))) return
    const n = cursor.put(typed)
    const words = say(left ? 'assistant.pasted_left' : 'assistant.pasted', { n, left })
    const undo = { label: say('words.undo'), run: () => cursor.step('undo') }
    toast(words, { ms: 6_000, ...(n && { action: undo }) })
  }
  async function fillDown() {
    const block = cursor.block.value
    const { top, bottom } = block
    // One cell alone takes what stands above it.
    const from = top === bottom ? { ...block, top: Math.max(0, top - 1) } : block
    if (!(await areHere(from.top, bottom))) return
    const n = cursor.put(filledDown(from, (name) => cursor.textAt({ row: from.top, column: placeOf(name) })))
    told.value = say('assistant.filled', { n })
  }
  async function areHere(from: number, to: number): Promise<boolean> {
    const wait = setTimeout(() => (told.value = say('assistant.paste_loading', { n: to - from + 1 })), 300)
    try {
      await sheet.pages.ensure(from, to)
      return true
    } catch (error) {
      if (error) toast(refusalOf(error as Problem), { tone: 'late' })
      return false
    } finally {
      clearTimeout(wait)
    }
  }
  return { told, copy, paste, fillDown }
}
