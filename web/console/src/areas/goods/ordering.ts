import { nextTick, ref } from 'vue'
import { moved } from './order'

/** Puts things of a list to other places, by dragging a grip or by its arrow keys. `grip` finds the grip of a place. */
export function useOrdering<T>(
  list: () => readonly T[],
  change: (list: T[], to: number) => void,
  grip: (at: number) => HTMLElement | null | undefined,
) {
  const from = ref<number>()
  /** Where what is dragged would go. */
  const over = ref<number>()

  function step(at: number, by: number) {
    const to = at + by
    if (to < 0 || to >= list().length) return
    change(moved(list(), at, to), to)
    void nextTick(() => grip(to)?.focus())
  }
  function hover(event: DragEvent, at: number) {
    if (from.value === undefined) return
    event.preventDefault()
    over.value = at
  }
  function drop() {
    const [at, to] = [from.value, over.value]
    end()
    if (at !== undefined && to !== undefined && at !== to) change(moved(list(), at, to), to)
  }
  function end() {
    from.value = undefined
    over.value = undefined
  }
  return { from, over, step, hover, drop, end }
}
