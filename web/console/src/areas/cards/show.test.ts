import { QueryClient, VueQueryPlugin } from '@tanstack/vue-query'
import { flushPromises, mount } from '@vue/test-utils'
import { defineComponent, ref } from 'vue'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { toasts } from '@kit/ui/toasts'
import type { OrderView } from '@console/api/types'
import { i18n } from '@console/i18n'
import { SHOP } from '@console/live/shop'
import { RECEPTION } from '@console/areas/reception/reception'
import OrderTab from '@console/areas/reception/side/OrderTab.vue'
import { useCards } from './send'
import { useShow } from './show'

let sent: { url: string; body: Record<string, unknown> }[] = []
let answers: (() => Response)[] = []
beforeEach(() => {
  sent = []
  answers = []
  toasts.splice(0)
  vi.stubGlobal('fetch', async (url: string, { method, body }: RequestInit) => {
    if (method === 'GET') return Response.json({ rules: { flag_names: [] }, rev: 0 })
    if (url.endsWith('/conversation')) return Response.json({ conversation: 'chat' })
    sent.push({ url, body: JSON.parse(String(body)) })
    return answers.shift()?.() ?? Response.json({ id: 'k' }, { status: 201 })
  })
})
afterEach(() => vi.unstubAllGlobals())

const order = {
  id: 'o',
  no: '20260001',
  state: 'WAIT_BUYER_PAY',
  flag: 0,
  total_fen: 1,
  created_at: 1,
  lines: [{ title: '餐桌', picture: '', quantity: 1 }],
}
const waiting: { state: string }[] = []
const shop = {
  id: 'shop',
  slug: 'qingmu',
  isOnline: ref(true),
  listen: () => () => undefined,
  api: {
    orders: async () => [order],
    ordersPage: async () => ({ orders: [order] }),
  },
  live: { outbox: { of: () => waiting } },
}
const provides = () => ({
  plugins: [i18n, [VueQueryPlugin, { queryClient: new QueryClient() }]] as never[],
  provide: { [SHOP as symbol]: shop, [RECEPTION as symbol]: { shop, row: ref() } },
  directives: { tip: {} },
})
/** What a component may use, outside one. */
function using<T>(use: () => T): T {
  let used!: T
  const setup = () => ((used = use()), () => null)
  mount(defineComponent({ setup }), { global: provides() })
  return used
}
const settle = async () => {
  for (let n = 0; n < 8; n++) await flushPromises()
}

it('sends an order from beside the chat as a card that follows it', async () => {
  const talk = { conversation: 'chat', send: vi.fn() }
  const tab = mount(OrderTab, { props: { talk, customer: 'c' } as never, global: provides() })
  await settle()
  await tab.get('button[aria-label="发送订单卡片 20260001"]').trigger('click')
  await settle()
  expect(sent).toHaveLength(1)
  expect(sent[0]!.url).toBe('/api/shops/shop/conversations/chat/cards')
  expect(sent[0]!.body).toMatchObject({ card: { kind: 'order', order: 'o' } })
  expect(talk.send).not.toHaveBeenCalled()
  tab.unmount()
})
it('shows a lower price by the card of the order', async () => {
  await using(useCards).showOrder({ id: 'o', customer: 'c' } as OrderView)
  expect(sent.map(({ body }) => body['card'])).toEqual([{ kind: 'order', order: 'o' }])
})
it('waits for what was written before it', async () => {
  waiting.push({ state: 'sent' })
  const show = using(useShow)
  const shown = show('chat', { kind: 'product', product: 'p' })
  await settle()
  expect(sent).toEqual([])
  waiting.pop()
  await shown
  expect(sent).toHaveLength(1)
})
it('sends several in the order they were pressed, and one pressed twice once', async () => {
  waiting.push({ state: 'waiting' })
  const show = using(useShow)
  const shown = ['p', 'q', 'p'].map((product) => show('chat', { kind: 'product', product }))
  await settle()
  waiting.pop()
  await Promise.all(shown)
  expect(sent.map(({ body }) => body['card'])).toEqual([
    { kind: 'product', product: 'p' },
    { kind: 'product', product: 'q' },
  ])
})
it('tries again under the same key where nobody said whether it was taken', async () => {
  answers = [() => Response.json({ code: 'storage_unavailable' }, { status: 503 })]
  await using(useShow)('chat', { kind: 'product', product: 'p' })
  expect(toasts[0]!.action!.label).toBe('重试')
  toasts[0]!.action!.run()
  await settle()
  expect(sent).toHaveLength(2)
  expect(sent[1]!.body).toEqual(sent[0]!.body)
})
it('sends what the guard asks about once it is confirmed, and never what is refused', async () => {
  const findings = [{ id: 'f', severity: 'confirm' }]
  answers = [
    () => Response.json({ code: 'needs_confirm', findings }, { status: 409 }),
    () => Response.json({ code: 'blocked', findings: [] }, { status: 422 }),
  ]
  await using(useShow)('chat', { kind: 'product', product: 'p' })
  expect(toasts[0]!.action!.label).toBe('仍要发送')
  toasts[0]!.action!.run()
  await settle()
  expect(sent[1]!.body).toMatchObject({ confirm: ['f'] })
  expect(toasts.at(-1)!.action).toBeUndefined()
})
