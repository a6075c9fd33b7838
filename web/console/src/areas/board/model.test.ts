import { expect, it } from 'vitest'
import { aRow } from '@console/areas/reception/testing'
import type { Board, BoardMember } from './board'
import { loadsOf, sumsOf, waitingOf } from './model'

const member = (id: string, given: Partial<BoardMember> = {}): BoardMember => ({
  id,
  nick: id,
  role: 'agent',
  state: 'online',
  since: 0,
  open: 0,
  capacity: 4,
  weight: 100,
  is_draining: false,
  groups: [],
  is_on_duty: true,
  ...given,
})
const stands = (conversation: string, given: object = {}) => ({
  conversation,
  queued: true,
  position: 1,
  wait_ms: null,
  all_full: true,
  nobody_there: false,
  is_left: false,
  ...given,
})
const rows = [
  aRow('answered', { assignee: 'a' }),
  aRow('late', { assignee: 'a', waiting_since: 1_000 }),
  aRow('later', { assignee: 'a', waiting_since: 5_000 }),
  aRow('queued', { status: 'queued', assignee: null, waiting_since: 3_000 }),
  aRow('left', { status: 'queued', assignee: null, waiting_since: null, opened_at: 500 }),
]
const board: Board = {
  members: [member('b', { state: 'rest' }), member('c'), member('a')],
  waiting: [stands('queued'), stands('left', { position: 0, all_full: false, nobody_there: true })],
}

it('puts whoever waits longest first, and says where', () => {
  const waits = waitingOf(rows, board)
  expect(waits.map(({ row, where }) => [row.conversation, where])).toEqual([
    ['left', 'pool'],
    ['late', 'member'],
    ['queued', 'queue'],
    ['later', 'member'],
  ])
})
it('calls them as their trace does: no pool once somebody is on duty, none served by whoever is gone', () => {
  const standings = (left: object, gone: object): Board => ({
    ...board,
    waiting: [stands('left', { is_left: true, ...left }), stands('late', { queued: false, ...gone })],
  })
  const whereOf = (given: Board) =>
    Object.fromEntries(waitingOf(rows, given).map(({ row, where }) => [row.conversation, where]))
  const nobody = { position: 0, all_full: false, nobody_there: true }
  expect(whereOf(standings(nobody, nobody))).toMatchObject({ left: 'pool', late: 'pool', later: 'member' })
  expect(whereOf(standings({ position: 2 }, {}))).toMatchObject({ left: 'queue', late: 'queue' })
})
it('shows the fullest of those who are there on top, with whom they serve', () => {
  const loads = loadsOf(rows, board)
  expect(loads.map(({ id }) => id)).toEqual(['a', 'c', 'b'])
  expect(loads[0]!.serves.map(({ conversation }) => conversation)).toEqual(['late', 'later', 'answered'])
  expect([loads[0]!.waiting, loads[0]!.longest]).toEqual([2, 1_000])
})
it('adds up only those who are there', () => {
  const sums = sumsOf(waitingOf(rows, board), loadsOf(rows, board))
  expect(sums).toMatchObject({ waiting: 4, longest: 500, queue: 1, pool: 1, onDuty: 2, open: 3, places: 8 })
})
