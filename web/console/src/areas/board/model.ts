import type { DeskRow } from '@kit/live'
import type { Board, BoardMember, BoardWaiting } from './board'

/** Somebody who waits for an answer, wherever they stand. */
export interface Waits {
  row: DeskRow
  since: number
  /** With a member, in the queue, or in the pool: nobody is on duty. */
  where: 'member' | 'queue' | 'pool'
  standing?: BoardWaiting
}
export interface Load extends BoardMember {
  /** Whom they serve, whoever waits longest first. */
  serves: DeskRow[]
  waiting: number
  longest: number | undefined
}

const rank = { online: 0, busy: 1, suspended: 2, rest: 3, offline: 4 }

/** All who wait, longest first: the clock of an unanswered line, and of whoever nobody serves. */
export function waitingOf(rows: DeskRow[], board: Board | undefined): Waits[] {
  const standings = new Map(board?.waiting.map((standing) => [standing.conversation, standing]))
  const waits = rows
    .filter((row) => row.status === 'queued' || (row.status === 'assigned' && row.waiting_since !== null))
    .map((row): Waits => {
      const standing = standings.get(row.conversation)
      const since = row.waiting_since ?? row.opened_at
      return { row, since, where: whereOf(row, standing), ...(standing && { standing }) }
    })
  return waits.sort((a, b) => a.since - b.since || (a.row.conversation < b.row.conversation ? -1 : 1))
}

/** As dispatch says it: whose member is gone waits like the rest, and a message left is queued once somebody is on duty. */
function whereOf(row: DeskRow, standing: BoardWaiting | undefined): Waits['where'] {
  if (standing?.nobody_there) return 'pool'
  return row.status === 'assigned' && !standing?.position ? 'member' : 'queue'
}

/** Everyone who serves: whoever is there first, the fullest on top. */
export function loadsOf(rows: DeskRow[], board: Board | undefined): Load[] {
  const of = new Map<string, DeskRow[]>()
  for (const row of rows)
    if (row.status === 'assigned' && row.assignee)
      of.set(row.assignee, [...(of.get(row.assignee) ?? []), row])
  const loads = (board?.members ?? []).map((member): Load => {
    const serves = (of.get(member.id) ?? []).sort(byWait)
    const waits = serves.filter((row) => row.waiting_since !== null)
    return { ...member, serves, waiting: waits.length, longest: waits[0]?.waiting_since ?? undefined }
  })
  return loads.sort(
    (a, b) =>
      rank[a.state] - rank[b.state] ||
      b.serves.length / b.capacity - a.serves.length / a.capacity ||
      (a.nick < b.nick ? -1 : 1),
  )
}

const byWait = (a: DeskRow, b: DeskRow) =>
  (a.waiting_since ?? Infinity) - (b.waiting_since ?? Infinity) || b.last_at - a.last_at

export interface Sums {
  waiting: number
  longest: number | undefined
  queue: number
  pool: number
  onDuty: number
  open: number
  places: number
}

export function sumsOf(waits: Waits[], loads: Load[]): Sums {
  const there = loads.filter(({ state }) => state === 'online' || state === 'busy' || state === 'suspended')
  const sum = (of: (load: Load) => number) => there.reduce((all, load) => all + of(load), 0)
  return {
    waiting: waits.length,
    longest: waits[0]?.since,
    queue: waits.filter(({ where }) => where === 'queue').length,
    pool: waits.filter(({ where }) => where === 'pool').length,
    onDuty: there.length,
    open: sum(({ serves }) => serves.length),
    places: sum(({ capacity }) => capacity),
  }
}
