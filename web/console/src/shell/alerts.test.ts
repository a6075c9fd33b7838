import { flushPromises, mount } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { ref } from 'vue'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import type { DeskRow, ServerFrame } from '@kit/live'
import { aRow } from '@console/areas/reception/testing'
import type { Shop } from '@console/live/shop'
import { useAlerts } from './alerts'
import { DesktopNotice, later, notes, shown, silence, Speaker } from './testing'

const MESSAGE = [659, 784]
const QUEUE = [523, 523]

const nothing = () => undefined
vi.stubGlobal('AudioContext', Speaker)
vi.stubGlobal('Notification', DesktopNotice)
const hasFocus = vi.spyOn(document, 'hasFocus')
const focus = vi.fn()
vi.stubGlobal('focus', focus)
let leave = nothing as () => void

beforeEach(() => {
  silence()
  hasFocus.mockReturnValue(false)
})
afterEach(() => {
  leave()
  localStorage.clear()
  vi.useRealTimers()
})

const empty = { template: '<p></p>' }
function desk(choices: object = {}) {
  localStorage.setItem('yingke.settings', JSON.stringify({ notices: true, ...choices }))
  const pinia = createPinia()
  setActivePinia(pinia)
  let hear!: (frame: ServerFrame) => void
  const shop = {
    slug: 's',
    me: 'me',
    membership: { shop: { name: '青木家居' } },
    rows: ref<DeskRow[]>([]),
    listen: (hearer: typeof hear) => ((hear = hearer), nothing),
  } as unknown as Shop
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [
      { path: '/', component: empty },
      { path: '/:shop/:conversation?', name: 'reception', component: empty },
    ],
  })
  const shell = mount({ ...empty, setup: () => useAlerts(shop) }, { global: { plugins: [router, pinia] } })
  leave = () => shell.unmount()
  const tell = (rows: DeskRow[], snapshot = false) => hear({ type: 'desk', rev: 1, rows, snapshot })
  tell([aRow('a'), aRow('b')], true)
  const open = (conversation: string) =>
    router.push({ name: 'reception', params: { shop: 's', conversation } })
  return { tell, open, router }
}
const line = (conversation: string, seq: number, given: Partial<DeskRow> = {}) =>
  aRow(conversation, { last: { seq, from: 'customer', kind: 'text', text: `第 ${seq} 句` }, ...given })
const tags = () => shown.map(({ options }) => options.tag)

it('rings and notifies once for a new line, and not for what was there before', () => {
  const { tell } = desk()
  expect([notes, shown]).toEqual([[], []])
  tell([line('a', 2)])
  expect(notes).toEqual(MESSAGE)
  expect(shown.map(({ title, options: { body, tag } }) => [title, body, tag])).toEqual([
    ['林小满', '第 2 句', 'a'],
  ])
  later()
  // The same line again: another mark of the row has changed, or the connection came back.
  tell([line('a', 2, { unread: 1 })])
  tell([line('a', 2)], true)
  expect([notes, tags()]).toEqual([MESSAGE, ['a']])
  tell([line('a', 3)])
  expect([notes, tags()]).toEqual([
    [...MESSAGE, ...MESSAGE],
    ['a', 'a'],
  ])
})
it('is silent about the chat one looks at, and about no other', async () => {
  const { tell, open } = desk()
  await open('a')
  hasFocus.mockReturnValue(true)
  tell([line('a', 2)])
  expect(notes).toEqual([])
  tell([line('b', 2)])
  expect(notes).toEqual(MESSAGE)
  // Whoever looks at the console needs no notice of the desktop.
  expect(shown).toEqual([])
  later()
  hasFocus.mockReturnValue(false)
  tell([line('a', 3)])
  expect([notes, tags()]).toEqual([[...MESSAGE, ...MESSAGE], ['a']])
})
it('is silent about what colleagues have and what members say', () => {
  const { tell } = desk()
  tell([line('c', 2, { assignee: 'other' })])
  tell([aRow('a', { last: { seq: 2, from: 'member', kind: 'text', text: '在的' } })])
  expect([notes, shown]).toEqual([[], []])
})
it('tells that somebody begins to wait by a sound of its own, once', () => {
  const { tell } = desk()
  const queued = { status: 'queued', assignee: null } as const
  tell([line('q', 1, queued)])
  later()
  tell([line('q', 2, queued)])
  expect([notes, tags()]).toEqual([QUEUE, ['q']])
})
it('makes one sound of many lines at once, and few notices', () => {
  const { tell } = desk()
  tell(['a', 'b', 'c', 'd', 'e'].map((conversation) => line(conversation, 2)))
  expect([notes, tags()]).toEqual([MESSAGE, ['a', 'b', 'c']])
})
it.each([
  [{ sounds: false }, [], ['a']],
  [{ tones: { message: { on: false } } }, [], ['a']],
  [{ tones: { message: { volume: 0 } } }, [], ['a']],
  [{ notices: false }, MESSAGE, []],
  [{ sounds: false, notices: false }, [], []],
])('keeps to what is chosen: %j', (choices, heard, seen) => {
  const { tell } = desk(choices)
  tell([line('a', 2)])
  expect([notes, tags()]).toEqual([heard, seen])
})
it('still rings where the browser forbids notices', () => {
  DesktopNotice.permission = 'denied'
  const { tell } = desk()
  tell([line('a', 2)])
  expect([notes, tags()]).toEqual([MESSAGE, []])
})
it('opens the chat by its notice', async () => {
  const { tell, router } = desk()
  tell([line('b', 2)])
  shown[0]!.onclick()
  await flushPromises()
  expect(focus).toHaveBeenCalled()
  expect(shown[0]!.close).toHaveBeenCalledOnce()
  expect(router.currentRoute.value.params).toEqual({ shop: 's', conversation: 'b' })
})
