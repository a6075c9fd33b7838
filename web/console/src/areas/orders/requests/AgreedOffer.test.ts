import { QueryClient, VueQueryPlugin } from '@tanstack/vue-query'
import { flushPromises, mount } from '@vue/test-utils'
import { ref } from 'vue'
import { afterEach, expect, it, vi } from 'vitest'
import { i18n } from '@console/i18n'
import { SHOP } from '@console/live/shop'
import RequestItem from './RequestItem.vue'
import type { TradeRequest } from './requests'

const agreed = {
  kind: 'offer',
  order: 'order',
  no: 3,
  line: 0,
  amount_fen: 64_500,
  reason: 'money_only',
  cause: 'damage',
  quantity: 5,
  state: 'approved',
  is_possible: true,
  send_by: 2_000,
  by: 'xiaohe',
  nick: '小禾',
  at: 0,
  words: '整单破损',
  lines: [],
} as unknown as TradeRequest

function shown(more: Partial<TradeRequest> = {}, { me = 'xiaohe', now = 1_000, customer = 'customer' } = {}) {
  const sent: [string, Record<string, unknown>][] = []
  vi.stubGlobal('fetch', async (path: string, { body }: RequestInit) => {
    sent.push([path, body ? JSON.parse(String(body)) : {}])
    return Response.json(path.endsWith('/conversation') ? { conversation: 'talk' } : { id: 'card' })
  })
  const membership = { member: { id: me, role: 'agent' } }
  const shop = { id: 'shop', slug: 'qingmu', isOnline: ref(true), listen: () => () => undefined, membership }
  const item = mount(RequestItem, {
    props: { request: { ...agreed, ...more }, customer: customer || undefined },
    attachTo: document.body,
    global: {
      plugins: [i18n, [VueQueryPlugin, { queryClient: new QueryClient() }]] as never[],
      provide: { [SHOP as symbol]: { ...shop, now: ref(now) } },
    },
  })
  return { item, sent }
}
afterEach(() => {
  vi.unstubAllGlobals()
  document.body.replaceChildren()
})

it('sends the very card that was agreed to, and keeps the focus in its row', async () => {
  const { item, sent } = shown()
  expect(item.text()).toContain('只能发一次')
  await item.get('button').trigger('click')
  await flushPromises()
  const [path, body] = sent.find(([path]) => path.includes('/cards'))!
  expect(path).toContain('/conversations/talk/cards')
  expect(body['card']).toEqual({ kind: 'agreed', order: 'order', request: 3 })
  expect(document.activeElement).toBe(item.get('article').element)
  item.unmount()
})
it('is sent by whoever asked, beside the order, in time, while the order allows it', () => {
  const cases = [
    [shown({}, { me: 'lin' }), '等 小禾'],
    [shown({}, { customer: '' }), '打开订单发送卡片'],
    [shown({ state: 'over', is_possible: false }, { now: 2_000 }), '过了时间没有发送'],
    [shown({ state: 'over', is_possible: false }), '已失效'],
    [shown({ state: 'over', is_possible: false }), '已经变化，这张卡片不能再发送'],
    [shown({ state: 'sent', send_by: null }), '卡片已发送'],
  ] as const
  for (const [{ item }, words] of cases) {
    expect(item.text()).toContain(words)
    expect(item.find('button').exists()).toBe(false)
    item.unmount()
  }
})
