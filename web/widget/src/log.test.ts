import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Entry } from '@kit/live'
import { Log } from './log'
import type { Hand } from './parts'
import type { Talk } from './talk'
import type { Uploads } from './uploads'

let talk: Talk
let log: Log
let edited: string

const entry = (seq: number, from: 'customer' | 'member', text: string): Entry => {
  const client_id = from === 'customer' ? `c${seq}` : undefined
  return {
    lane: 'public',
    seq,
    at: seq,
    from: { kind: from, name: '小禾' },
    kind: 'text',
    body: { text },
    client_id,
  }
}
const lines = () => [...log.rows.children].map((row) => row.textContent)

beforeEach(() => {
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe() {}
    },
  )
  const timeline = { marks: { staff: { delivered: 0, read: 0 } }, public: { at: () => undefined } }
  const outbox = { retry: vi.fn(), discard: vi.fn() }
  const more = { recallEnds: () => 0, recall: vi.fn(), textOfRecalled: () => '写错了' }
  talk = { entries: [], pending: [], unread: [], timeline, live: { outbox }, ...more } as unknown as Talk
  const load = () => new Promise<never>(() => {})
  log = new Log(
    { talk } as Hand,
    load,
    { list: [] } as unknown as Uploads,
    (text) => (edited = text),
    () => {},
  )
})
afterEach(() => vi.unstubAllGlobals())

const show = (more: object) => {
  Object.assign(talk, more)
  log.draw()
}

it('keeps the element of a line from sending to stored', () => {
  const command = { type: 'send', kind: 'text', body: { text: '在吗' }, client_id: 'c1', conversation: 't' }
  show({ pending: [{ command, at: 1, state: 'sent' }] })
  const before = log.rows.querySelector('.bubble')
  show({ pending: [], entries: [entry(1, 'customer', '在吗')] })
  expect(log.rows.querySelector('.bubble')).toBe(before)
  expect(log.rows.querySelectorAll('.bubble')).toHaveLength(1)
})

it('tells how far the newest own message has come', () => {
  show({ entries: [entry(1, 'customer', '一'), entry(2, 'customer', '二')] })
  expect(log.rows.textContent).toMatch(/一二已发送$/)
  talk.timeline!.marks.staff = { delivered: 2, read: 2 }
  log.draw()
  expect(log.rows.textContent).toMatch(/一二已读$/)
})

it('replaces a recalled line in its place and offers its words again', () => {
  const entries = [entry(1, 'customer', '写错了'), entry(2, 'member', '您好')]
  show({ entries })
  entries[0] = { ...entries[0]!, kind: 'recalled', body: {} } as Entry
  show({ entries })
  expect(log.rows.textContent).toMatch(/您撤回了一条消息重新编辑小禾您好/)
  log.rows.querySelector<HTMLButtonElement>('.line .link')?.click()
  expect(edited).toBe('写错了')
})

it('puts older lines above without touching those that are there', () => {
  show({ entries: [entry(3, 'member', '三')] })
  const third = log.rows.querySelector('.bubble')
  show({ entries: [entry(2, 'customer', '二'), entry(3, 'member', '三')] })
  expect(lines().join()).toMatch(/二.*三/)
  expect([...log.rows.querySelectorAll('.bubble')].at(-1)).toBe(third)
})

it('offers a failed line again', () => {
  const command = { type: 'send', kind: 'text', body: { text: '失败' }, client_id: 'c9', conversation: 't' }
  show({ pending: [{ command, at: 1, state: 'failed', problem: { code: 'refused', message: '' } }] })
  log.rows.querySelectorAll<HTMLButtonElement>('.meta .link')[0]?.click()
  expect(talk.live.outbox.retry).toHaveBeenCalledWith('c9')
})

it('marks where the unread ones begin', () => {
  log.freshFrom = 2
  show({ entries: [entry(1, 'member', '旧'), entry(2, 'member', '新')] })
  expect(log.rows.textContent).toMatch(/旧以下为新消息新/)
})
