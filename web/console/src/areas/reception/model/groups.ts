import type { DeskRow } from '@kit/live'

export const groups = ['mine', 'queue', 'colleagues', 'closed', 'starred'] as const
export type Group = (typeof groups)[number]

export function groupOf(row: DeskRow, me: string): Group {
  if (row.status === 'closed') return 'closed'
  if (row.status === 'queued') return 'queue'
  return row.assignee === me ? 'mine' : 'colleagues'
}

/** Closed and starred ones are kept by the server; these three are on the desk. */
export const isOnDesk = (group: Group) => group !== 'closed' && group !== 'starred'

export const waitingIn = (rows: DeskRow[]) => rows.filter((row) => row.waiting_since !== null).length
