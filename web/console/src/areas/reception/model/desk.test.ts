import { describe, expect, it } from 'vitest'
import { aRow } from '../testing'
import { emptyDesk, mergeDesk, seenUpTo } from './desk'

const snapshot = (rev: number, ...rows: ReturnType<typeof aRow>[]) =>
  mergeDesk(emptyDesk(), { rev, snapshot: true, rows }).desk
const line = (seq: number, from: 'customer' | 'member' = 'customer') => ({
  public_seq: seq,
  last: { seq, from, kind: 'text' as const, text: '…' },
})

describe('merging desk frames', () => {
  it('replaces everything by a snapshot', () => {
    const desk = mergeDesk(snapshot(3, aRow('a')), { rev: 9, snapshot: true, rows: [aRow('b')] }).desk
    expect([...desk.rows.keys()]).toEqual(['b'])
  })
  it('takes a change of the next revision, and one without a new revision', () => {
    const desk = snapshot(3, aRow('a'))
    const next = mergeDesk(desk, { rev: 4, rows: [aRow('b')] })
    expect(next.gap).toBe(false)
    const same = mergeDesk(next.desk, { rev: 4, rows: [aRow('a', { value_fen: 5 })] })
    expect(same.gap).toBe(false)
    expect(same.desk.rows.get('a')?.value_fen).toBe(5)
  })
  it('asks again when revisions were missed, and before the first snapshot', () => {
    expect(mergeDesk(snapshot(3), { rev: 5, rows: [] }).gap).toBe(true)
    expect(mergeDesk(emptyDesk(), { rev: 1, rows: [] }).gap).toBe(true)
  })
  it('takes a change that spans several revisions', () => {
    expect(mergeDesk(snapshot(3), { rev: 9, from: 2, rows: [] }).gap).toBe(false)
    expect(mergeDesk(snapshot(3), { rev: 9, from: 4, rows: [] }).gap).toBe(true)
  })
  it('ignores what is older than what it has', () => {
    const desk = snapshot(7, aRow('a'))
    expect(mergeDesk(desk, { rev: 6, rows: [aRow('b')] }).desk).toBe(desk)
  })
  it('ignores a row that is older than the one it has, whichever lane has grown', () => {
    const desk = snapshot(7, aRow('a', { public_seq: 5, staff_seq: 2, assignee: 'me' }))
    const late = aRow('a', { public_seq: 5, staff_seq: 1, assignee: 'other' })
    expect(mergeDesk(desk, { rev: 7, rows: [late] }).desk.rows.get('a')?.assignee).toBe('me')
    const closed = aRow('a', { public_seq: 4, staff_seq: 2, status: 'closed' })
    expect(mergeDesk(desk, { rev: 8, rows: [closed] }).desk.rows.has('a')).toBe(true)
    const next = aRow('a', { public_seq: 5, staff_seq: 3, assignee: 'other' })
    expect(mergeDesk(desk, { rev: 8, rows: [next] }).desk.rows.get('a')?.assignee).toBe('other')
  })
  it('drops what was closed', () => {
    const desk = mergeDesk(snapshot(3, aRow('a')), { rev: 4, rows: [aRow('a', { status: 'closed' })] }).desk
    expect(desk.rows.size).toBe(0)
  })
})

describe('own marks between snapshots', () => {
  const desk = snapshot(3, aRow('a', { ...line(4), unread: 1, read: 3, starred: true }))

  it('are carried on and counted', () => {
    const row = mergeDesk(desk, { rev: 3, rows: [aRow('a', line(5))] }).desk.rows.get('a')
    expect(row).toMatchObject({ unread: 2, read: 3, starred: true })
  })
  it('do not count the same line twice, nor our own lines', () => {
    const again = mergeDesk(desk, { rev: 3, rows: [aRow('a', line(4))] }).desk
    expect(again.rows.get('a')?.unread).toBe(1)
    const ours = mergeDesk(desk, { rev: 3, rows: [aRow('a', line(5, 'member'))] }).desk
    expect(ours.rows.get('a')?.unread).toBe(1)
  })
  it('are cleared by reading', () => {
    expect(seenUpTo(desk, 'a', 4).rows.get('a')).toMatchObject({ unread: 0, read: 4 })
  })
})
