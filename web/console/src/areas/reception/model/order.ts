import type { DeskRow } from '@kit/live'
import { dueAt, type Limits } from './clock'

/**
 * The one rule of the list: who waits for an answer comes first, the least time left to its own limit on top (so the
 * longest overdue leads), equal seconds by value, then by arrival; who has been answered follows by last activity.
 */
export const byUrgency =
  (limits: Limits) =>
  (a: DeskRow, b: DeskRow): number => {
    const [dueA, dueB] = [dueAt(a, limits), dueAt(b, limits)]
    if (dueA === undefined && dueB === undefined) return b.last_at - a.last_at || steady(a, b)
    if (dueA === undefined) return 1
    if (dueB === undefined) return -1
    return (
      second(dueA) - second(dueB) || b.value_fen - a.value_fen || a.opened_at - b.opened_at || steady(a, b)
    )
  }

// Nobody sees less than a second of difference; a moment cut at whole seconds keeps the order transitive.
const second = (at: number) => Math.floor(at / 1_000)
const steady = (a: DeskRow, b: DeskRow) => (a.conversation < b.conversation ? -1 : 1)

/** The order shown while the list is pointed at: nothing moves, what left is dropped, what is new waits at the end. */
export function keepPlaces(shown: string[], wanted: string[]): string[] {
  const there = new Set(wanted)
  const kept = shown.filter((id) => there.has(id))
  const held = new Set(kept)
  return [...kept, ...wanted.filter((id) => !held.has(id))]
}

/** How many rows would change their place. */
export const moved = (shown: string[], wanted: string[]) => wanted.filter((id, at) => shown[at] !== id).length
