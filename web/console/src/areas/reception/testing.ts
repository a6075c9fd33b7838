import type { DeskRow, Entry } from '@kit/live'

/** Rows and entries for tests. */
export const aRow = (conversation: string, given: Partial<DeskRow> = {}): DeskRow => ({
  conversation,
  customer: { id: `c-${conversation}`, name: '林小满', known: true },
  channel: 'widget',
  status: 'assigned',
  assignee: 'me',
  session: 1,
  opened_at: 0,
  waiting_since: null,
  first: false,
  public_seq: 1,
  staff_seq: 0,
  last_at: 0,
  last: { seq: 1, from: 'customer', kind: 'text', text: '在吗' },
  value_fen: 0,
  ...given,
})

export const aText = (seq: number, given: Partial<Entry> = {}): Entry =>
  ({
    lane: 'public',
    seq,
    at: Date.UTC(2026, 10, 22, 6, 0, seq),
    from: { kind: 'customer', id: 'c', name: '林小满' },
    kind: 'text',
    body: { text: `line ${seq}` },
    ...given,
  }) as Entry
