import type { DeskRow } from '@kit/live'

/** Who has what, as the server last told it. */
export interface Desk {
  rev: number
  isKnown: boolean
  rows: Map<string, DeskRow>
}
interface DeskFrame {
  rev: number
  /** The least revision that this change can be applied to. */
  from?: number
  snapshot?: boolean
  rows: DeskRow[]
}

export const emptyDesk = (): Desk => ({ rev: 0, isKnown: false, rows: new Map() })

/** The desk with a frame taken in; `gap` says that changes were missed and the whole must be asked for again. */
export function mergeDesk(desk: Desk, frame: DeskFrame): { desk: Desk; gap: boolean } {
  if (frame.snapshot) return { desk: snapshotOf(frame), gap: false }
  if (!desk.isKnown || frame.rev < desk.rev) return { desk, gap: !desk.isKnown }
  const rows = new Map(desk.rows)
  for (const row of frame.rows) place(rows, row)
  return { desk: { rev: frame.rev, isKnown: true, rows }, gap: desk.rev < (frame.from ?? frame.rev - 1) }
}

function snapshotOf({ rev, rows }: DeskFrame): Desk {
  return { rev, isKnown: true, rows: new Map(rows.filter(isOpen).map((row) => [row.conversation, row])) }
}

/** Changes of one revision may overtake each other on their way: what a row has told already is not taken back. */
function place(rows: Map<string, DeskRow>, row: DeskRow) {
  const held = rows.get(row.conversation)
  if (held && entriesOf(row) < entriesOf(held)) return
  if (isOpen(row)) rows.set(row.conversation, withOwn(row, held))
  else rows.delete(row.conversation)
}

/** Every change of a row is an entry, so the longer log is the later state. */
const entriesOf = (row: DeskRow) => row.public_seq + row.staff_seq

const isOpen = (row: DeskRow) => row.status !== 'closed'

/** `unread`, `read` and `starred` come in snapshots only: in between they are carried on and counted here. */
export function withOwn(fresh: DeskRow, held?: DeskRow): DeskRow {
  const read = Math.max(fresh.read ?? 0, held?.read ?? 0)
  const starred = fresh.starred ?? held?.starred ?? false
  return { ...fresh, read, starred, unread: fresh.unread ?? unreadOf(fresh, held, read) }
}

function unreadOf(fresh: DeskRow, held: DeskRow | undefined, read: number): number {
  const before = held?.unread ?? 0
  if (fresh.public_seq <= read) return 0
  const isNewLine = fresh.last?.from === 'customer' && fresh.last.seq > (held?.last?.seq ?? 0)
  return isNewLine ? before + 1 : before
}

/** After the member has seen everything up to `read`. */
export function seenUpTo(desk: Desk, conversation: string, read: number): Desk {
  const row = desk.rows.get(conversation)
  if (!row || ((row.read ?? 0) >= read && !row.unread)) return desk
  const rows = new Map(desk.rows)
  const unread = read >= row.public_seq ? 0 : row.unread
  rows.set(conversation, {
    ...row,
    read: Math.max(row.read ?? 0, read),
    ...(unread !== undefined && { unread }),
  })
  return { ...desk, rows }
}
