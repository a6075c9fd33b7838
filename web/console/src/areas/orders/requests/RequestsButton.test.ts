import { QueryClient, VueQueryPlugin } from '@tanstack/vue-query'
import { flushPromises, mount } from '@vue/test-utils'
import { createMemoryHistory, createRouter } from 'vue-router'
import { afterEach, expect, it, vi } from 'vitest'
import { i18n } from '@console/i18n'
import { SHOP } from '@console/live/shop'
import RequestsButton from './RequestsButton.vue'

const request = {
  order: 'o1',
  order_no: '3100',
  no: 1,
  kind: 'refund',
  line: 0,
  amount_fen: 60_000,
  reason: 'pay',
  state: 'open',
  is_possible: true,
  by: 'xiaohe',
  nick: '小禾',
  at: 0,
  words: '整单破损',
  lines: [],
}
afterEach(() => {
  vi.unstubAllGlobals()
  document.body.replaceChildren()
})

async function open(role: string, address = '/orders') {
  const asked: string[] = []
  vi.stubGlobal('fetch', async (path: string) => {
    asked.push(path)
    const list = { requests: [request], next: null }
    return Response.json(path.endsWith('/to-decide') ? { ...list, count: 120 } : list)
  })
  const page = { path: '/orders', component: { template: '<p></p>' } }
  const router = createRouter({ history: createMemoryHistory(), routes: [page] })
  await router.push(address)
  const shop = { id: 'shop', slug: 's', membership: { member: { id: 'lin', role } } }
  const shown = mount(RequestsButton, {
    attachTo: document.body,
    global: {
      plugins: [i18n, router, [VueQueryPlugin, { queryClient: new QueryClient() }]] as never[],
      provide: { [SHOP as symbol]: shop },
      directives: { tip: {} },
    },
  })
  await flushPromises()
  return { shown, router, asked }
}
const dialog = () => document.querySelector('dialog')
const pressed = (text: string) => {
  const buttons = [...document.querySelectorAll<HTMLElement>('button')]
  buttons.find((button) => button.textContent?.includes(text))!.click()
}

it('tells whoever leads how many wait for their answer, and others how many wait', async () => {
  const leader = await open('supervisor')
  expect(leader.shown.text()).toContain('待审批 120')
  expect(leader.asked).toEqual(['/api/shops/shop/trade-requests/to-decide'])
  leader.shown.unmount()
  const agent = await open('agent')
  expect(agent.shown.text()).toContain('待审批 1')
  expect(agent.asked[0]).toContain('state=open')
  agent.shown.unmount()
})
it('opens the list where home leads to it, and an order from it', async () => {
  const { shown, router } = await open('owner', '/orders?tab=TO_SHIP&requests=to_decide')
  await vi.waitFor(() => expect(dialog()?.textContent).toContain('整单破损'))
  expect(dialog()!.textContent).toContain('待我审批')
  expect(dialog()!.textContent).toContain('还有 119 个没有列出')
  pressed('看订单 3100')
  await vi.waitFor(() => expect(shown.emitted('open')).toEqual([['o1']]))
  expect(dialog()).toBeNull()
  expect(router.currentRoute.value.query).toEqual({ tab: 'TO_SHIP' })
  shown.unmount()
})
it('stays closed until it is asked for', async () => {
  const { shown } = await open('owner')
  expect(dialog()).toBeNull()
  pressed('待审批')
  await vi.waitFor(() => expect(dialog()?.textContent).toContain('整单破损'))
  shown.unmount()
})
