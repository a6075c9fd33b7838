import type { GoodsSheet } from './goods-sheet'
import type { GridCursor } from './grid-cursor'

interface Hands {
  fillDown: () => void
  /** Chooses all that the filter finds. */
  chooseAll: () => void
  /** Presses the link of the cell one is in, if it has one. */
  follow: () => boolean
}

/** What a key does in the grid: at rest it moves and acts, while a cell is edited it belongs to the cell. */
export function useGridKeys(sheet: GoodsSheet, cursor: GridCursor, hands: Hands) {
  function press(event: KeyboardEvent) {
    // Enter that ends a word of an input method is none.
    if (event.isComposing || event.keyCode === 229) return
    const isDone = cursor.isEditing.value ? whileEditing(event) : atRest(event)
    if (!isDone) return
    event.preventDefault()
    event.stopPropagation()
  }

  function whileEditing(event: KeyboardEvent): boolean {
    if (event.key === 'Escape') return (cursor.rest(), true)
    if (event.key === 'Enter') return (cursor.commit(), down(event.shiftKey ? -1 : 1), true)
    if (event.key === 'Tab') return (cursor.commit(), cursor.tab(event.shiftKey ? -1 : 1, true))
    return false
  }
  function atRest(event: KeyboardEvent): boolean {
    if (event.key === 'Tab') return cursor.tab(event.shiftKey ? -1 : 1, false)
    const to = event.altKey ? undefined : cursor.arrow(event)
    if (to) return (cursor.go(to, event.shiftKey), true)
    if (event.ctrlKey || event.metaKey) return withCtrl(event)
    if (event.altKey) return false
    return plain(event)
  }
  function plain({ key, shiftKey }: KeyboardEvent): boolean {
    switch (key) {
      case 'Enter':
        if (cursor.mayEdit.value) cursor.edit()
        else if (!hands.follow()) down(1)
        return true
      case 'F2':
        return (cursor.edit(), true)
      case ' ':
        return (sheet.choose(cursor.place.value.row, shiftKey), true)
      case 'Escape':
        return cursor.collapse()
      default:
        return false
    }
  }
  function withCtrl({ key, shiftKey, altKey }: KeyboardEvent): boolean {
    if (altKey) return false
    switch (key.toLowerCase()) {
      case 'z':
        return (cursor.step(shiftKey ? 'redo' : 'undo'), true)
      case 'y':
        return (cursor.step('redo'), true)
      case 'd':
        return (hands.fillDown(), true)
      case 'a':
        return (hands.chooseAll(), true)
      default:
        return false
    }
  }
  function down(by: number) {
    const { row, column } = cursor.place.value
    cursor.go({ row: row + by, column })
  }
  return { press }
}
