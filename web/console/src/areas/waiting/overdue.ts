import type { DeskRow } from '@kit/live'

/** A customer who waits beyond the first step. */
export interface Overdue {
  row: DeskRow
  /** Since the first unanswered line. */
  waited_ms: number
  /** How many steps have been passed: 1 is the first. */
  level: number
}
export interface Whose {
  me: string
  /** Everyone's, queued ones too. */
  isWholeShop: boolean
}

const levelOf = (waited_ms: number, steps: number[]) =>
  steps.filter((seconds) => waited_ms >= seconds * 1_000).length

/** Who has waited beyond a step, longest first. */
export function overdueOf(
  rows: DeskRow[],
  { me, isWholeShop }: Whose,
  steps: number[],
  now: number,
): Overdue[] {
  const isTheirs = (row: DeskRow) => isWholeShop || (row.status === 'assigned' && row.assignee === me)
  return rows
    .filter((row) => row.waiting_since !== null && row.status !== 'closed' && isTheirs(row))
    .map((row) => {
      const waited_ms = now - row.waiting_since!
      return { row, waited_ms, level: levelOf(waited_ms, steps) }
    })
    .filter(({ level }) => level > 0)
    .sort(
      (a, b) =>
        b.waited_ms - a.waited_ms ||
        b.row.value_fen - a.row.value_fen ||
        (a.row.conversation < b.row.conversation ? -1 : 1),
    )
}

/** How loud the alarm is: `late` from the third step on, or at the last where there are fewer. */
export const toneOf = (level: number, steps: number[]): 'due' | 'late' =>
  level >= Math.min(3, steps.length) ? 'late' : 'due'

/** Those who have passed a step since the last look; whoever was answered is forgotten. */
export function makeWatch() {
  let told = new Map<string, number>()
  return (overdue: Overdue[]): Overdue[] => {
    const risen = overdue.filter(({ row, level }) => level > (told.get(keyOf(row)) ?? 0))
    told = new Map(overdue.map(({ row, level }) => [keyOf(row), level]))
    return risen
  }
}

/** Another wait of the same customer rings anew. */
const keyOf = (row: DeskRow) => `${row.conversation}/${row.waiting_since}`

/** Whom the key jumps to: the longest waiting, past the one that is open already. */
export const nextOf = (overdue: Overdue[], open: string | undefined): DeskRow | undefined =>
  (overdue.find(({ row }) => row.conversation !== open) ?? overdue[0])?.row
