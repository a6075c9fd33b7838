import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { ClientFrame, DeskRow } from '@kit/live'
import type { Membership } from '@console/api/types'
import { aRow } from '@console/areas/reception/testing'
import { openShop, type Shop } from './shop'

const said: ClientFrame[] = []
const lines: Line[] = []
class Line {
  readyState = 1
  onopen?: () => void
  onmessage?: (event: { data: string }) => void
  constructor() {
    lines.push(this)
  }
  send = (text: string) => void said.push(JSON.parse(text))
  close = () => undefined
}
vi.stubGlobal('WebSocket', Line)
vi.stubGlobal('fetch', () => new Promise(() => undefined))

let shop: Shop
let rev: number
const hear = (frame: object) => lines.at(-1)!.onmessage!({ data: JSON.stringify(frame) })
const tell = (row: DeskRow) => hear({ type: 'desk', from: rev, rev: ++rev, rows: [row] })
const row = (seq: number, given: Partial<DeskRow> = {}) =>
  aRow('a', { public_seq: seq, last: { seq, from: 'customer', kind: 'text', text: '在吗' }, ...given })
const marks = () => said.filter((frame) => frame.type === 'mark')

beforeEach(() => {
  said.length = 0
  rev = 1
  const membership = {
    shop: { id: 's', slug: 's', name: '青木家居' },
    member: { id: 'me', role: 'agent', nick: '小禾', capacity: 20 },
  }
  shop = openShop(membership as unknown as Membership)
  lines.at(-1)!.onopen!()
  hear({ type: 'welcome', v: 1, now: Date.now(), shop: membership.shop, me: { kind: 'member', id: 'me' } })
  hear({ type: 'desk', rev, rows: [], snapshot: true })
})
afterEach(() => shop.close())

it('tells the customer that a line got here, once', () => {
  tell(row(2))
  tell(row(2, { staff_seq: 1 }))
  expect(marks()).toEqual([{ type: 'mark', conversation: 'a', delivered: 2 }])
  tell(row(3))
  expect(marks()).toHaveLength(2)
})
it.each([null, 'other'])('tells it of a line that came while it was with %s', (assignee) => {
  tell(row(2, { assignee, status: assignee ? 'assigned' : 'queued' }))
  expect(marks()).toEqual([])
  const { last } = row(2)
  tell(row(3, { last }))
  expect(marks()).toEqual([{ type: 'mark', conversation: 'a', delivered: 3 }])
})
it('tells nothing of what members say', () => {
  tell(row(2, { last: { seq: 2, from: 'member', kind: 'text', text: '在的' } }))
  expect(marks()).toEqual([])
})
