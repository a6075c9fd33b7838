import { computed, shallowRef, type Ref } from 'vue'
import type { OrderRow } from '../orders'

/** What the server takes at once. */
export const MOST_CHOSEN = 200

/** Orders chosen out of a list; `full` is told where one more would be too many. */
export function useChosen(rows: Readonly<Ref<OrderRow[]>>, full: () => void) {
  const kept = shallowRef(new Map<string, OrderRow>())
  let last: string | undefined

  /** As the list shows them now, in its order; one that has left the list as it was seen last. */
  const chosen = computed<OrderRow[]>(() => {
    const shown = rows.value.filter(({ id }) => kept.value.has(id))
    const ids = new Set(shown.map(({ id }) => id))
    return [...shown, ...[...kept.value.values()].filter(({ id }) => !ids.has(id))]
  })
  const ids = computed<ReadonlySet<string>>(() => new Set(kept.value.keys()))

  function add(more: OrderRow[]) {
    const next = new Map(kept.value)
    for (const row of more) if (next.size < MOST_CHOSEN || next.has(row.id)) next.set(row.id, row)
    if (more.some(({ id }) => !next.has(id))) full()
    kept.value = next
  }
  function leave(id: string) {
    const next = new Map(kept.value)
    next.delete(id)
    kept.value = next
  }
  /** From the one chosen before to this one. */
  function upTo(id: string): OrderRow[] {
    const at = [last, id].map((each) => rows.value.findIndex((row) => row.id === each))
    return at.includes(-1) ? [] : rows.value.slice(Math.min(...at), Math.max(...at) + 1)
  }
  function choose(row: OrderRow, isRange = false) {
    const range = isRange ? upTo(row.id) : []
    if (range.length) add(range)
    else if (kept.value.has(row.id)) leave(row.id)
    else add([row])
    last = row.id
  }
  const all = () => add(rows.value)
  const clear = () => (kept.value = new Map())
  return { chosen, ids, choose, all, clear }
}
