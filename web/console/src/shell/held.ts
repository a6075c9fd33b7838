import type { DeskRow } from '@kit/live'
import { groupOf } from '@console/areas/reception/model/groups'

export interface Held {
  open: number
  waiting: number
}

/** How many conversations a member has, and in how many of them the customer waits for an answer. */
export function heldBy(me: string, rows: DeskRow[]): Held {
  const mine = rows.filter((row) => groupOf(row, me) === 'mine')
  return { open: mine.length, waiting: mine.filter((row) => row.waiting_since !== null).length }
}
