import { expect, it } from 'vitest'
import type { OutboxItem } from '@kit/live'
import { aText } from '../testing'
import { threadOf } from './thread'

const kinds = (...given: Parameters<typeof threadOf>) => threadOf(...given).map((item) => item.kind)
const pending = (client_id: string): OutboxItem => ({
  at: 0,
  state: 'sent',
  command: { type: 'send', client_id, conversation: 'x', kind: 'text', body: { text: 'hi' } },
})

it('begins with the day and ends with what is on its way', () => {
  expect(kinds([aText(1)], [pending('p')])).toEqual(['day', 'message', 'pending'])
})
it('marks where new lines of the customer begin, once', () => {
  const entries = [aText(1), aText(2), aText(3)]
  expect(kinds(entries, [], { newAfter: 1 })).toEqual(['day', 'message', 'new', 'message', 'message'])
})
it('does not mark our own lines as new', () => {
  const entries = [aText(1), aText(2, { from: { kind: 'member', id: 'me' } })]
  expect(kinds(entries, [], { newAfter: 1 })).not.toContain('new')
})
it('shows the emptied message, not the act of recalling', () => {
  const entries = [aText(1, { kind: 'recalled', body: {} }), aText(2, { kind: 'recall', body: { seq: 1 } })]
  expect(kinds(entries, [])).toEqual(['day', 'message'])
})
it('keeps the key of a message when its entry arrives', () => {
  const before = threadOf([], [pending('p')]).at(-1)?.key
  expect(threadOf([aText(1, { client_id: 'p' })], []).at(-1)?.key).toBe(before)
})
it('joins what one person says in a row', () => {
  const items = threadOf([aText(1), aText(2), aText(3, { from: { kind: 'member', id: 'me' } })], [])
  expect(items.filter((item) => item.kind === 'message').map((item) => item.isFirst)).toEqual([
    true,
    false,
    true,
  ])
})
it('separates days', () => {
  expect(kinds([aText(1), aText(2, { at: Date.UTC(2026, 10, 24) })], [])).toEqual([
    'day',
    'message',
    'day',
    'message',
  ])
})
it('begins with a message as long as older ones are to come, so that it keeps its place when they do', () => {
  expect(kinds([aText(3), aText(4)], [], { newAfter: 1, hasOlder: true })).toEqual(['message', 'message'])
})
it('has a key of its own for everything', () => {
  const entries = Array.from({ length: 60 }, (_, at) => aText(at + 1, { at: at * 8_000_000 }))
  const keys = threadOf(entries, [pending('p')], { newAfter: 20 }).map((item) => item.key)
  expect(new Set(keys).size).toBe(keys.length)
})
