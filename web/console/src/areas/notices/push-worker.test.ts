import { readFileSync } from 'node:fs'
import { beforeEach, expect, it, vi } from 'vitest'

type Handler = (event: { waitUntil: (work: Promise<unknown>) => void; [key: string]: unknown }) => void
// Browsers load it as it stands, so it is no module that could be imported.
const code = readFileSync('console/public/push-worker.js', 'utf8')

const handlers: Record<string, Handler> = {}
const shown = vi.fn()
const opened = vi.fn()
let windows: { focused: boolean; focus: () => Promise<void>; navigate: (path: string) => Promise<void> }[]

beforeEach(() => {
  windows = []
  shown.mockClear()
  opened.mockClear()
  const self = {
    addEventListener: (name: string, handler: Handler) => (handlers[name] = handler),
    clients: { matchAll: async () => windows, openWindow: opened, claim: async () => undefined },
    registration: { showNotification: shown },
    navigator: { language: 'zh-CN' },
    skipWaiting: () => undefined,
  }
  new Function('self', code)(self)
})

async function happen(name: string, event: Record<string, unknown>) {
  let work: Promise<unknown> = Promise.resolve()
  handlers[name]!({ ...event, waitUntil: (given) => (work = given) })
  await work
}
const push = (message: unknown) => happen('push', { data: { json: () => message } })

it('shows the kind of a notice and leads to the message centre', async () => {
  await push({ shop: 'qingmu', name: '青木家居', category: 'after_sale', id: 7 })
  const [title, { body, data, tag }] = shown.mock.calls[0]!
  expect([title, body]).toEqual(['青木家居', '退款售后有新消息'])
  expect(tag).toBe('notices-qingmu-after_sale')
  await happen('notificationclick', { notification: { close: () => undefined, data } })
  expect(opened).toHaveBeenCalledWith('/console/qingmu/notices')
})
it('says nothing to whoever looks at the console, but answers a trial', async () => {
  windows = [{ focused: true, focus: async () => undefined, navigate: async () => undefined }]
  await push({ shop: 'qingmu', name: '青木家居', category: 'order', id: 7 })
  expect(shown).not.toHaveBeenCalled()
  await push({ shop: 'qingmu', name: '青木家居', category: null, id: 0 })
  expect(shown).toHaveBeenCalledOnce()
})
