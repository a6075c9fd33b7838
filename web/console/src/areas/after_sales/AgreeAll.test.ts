import { QueryClient, VueQueryPlugin } from '@tanstack/vue-query'
import { flushPromises, mount } from '@vue/test-utils'
import { ref } from 'vue'
import { afterEach, expect, it, vi } from 'vitest'
import type { OrderView } from '@console/api/types'
import { i18n } from '@console/i18n'
import { SHOP } from '@console/live/shop'
import AgreeAll from './AgreeAll.vue'
import AgreeAllDialog from './AgreeAllDialog.vue'

const line = (title: string, asked_fen: number) => ({
  title,
  case: { kind: 'money_only', reason: 'other', state: 'WAIT_SELLER_AGREE', asked_fen, proposal: null },
})
const order = {
  id: 'order',
  rev: 3,
  note: '',
  flag: 0,
  events: [],
  waiting_fen: 13_800,
  lines: [line('餐桌', 10_000), line('餐椅', 3_000)],
} as unknown as OrderView
const globalOf = (role: string) => ({
  plugins: [i18n, [VueQueryPlugin, { queryClient: new QueryClient() }]] as never[],
  provide: {
    [SHOP as symbol]: {
      id: 'shop',
      slug: 'qingmu',
      membership: { member: { role } },
      isOnline: ref(true),
      listen: () => () => undefined,
    },
  },
})
afterEach(() => {
  vi.unstubAllGlobals()
  document.body.replaceChildren()
})

it('stands there for whoever answers cases', () => {
  const buttons = (role: string) =>
    mount(AgreeAll, { props: { order }, global: globalOf(role) }).findAll('button')
  expect(buttons('agent').map((one) => one.text())).toEqual(['全部同意（2）'])
  expect(buttons('warehouse')).toEqual([])
})

it('says what goes back, and which line stands in the way', async () => {
  const sent: [string, unknown][] = []
  const refusal = { code: 'above_refund_limit', title: 'you give back at most 50000 fen', field: 'lines.1' }
  vi.stubGlobal('fetch', async (path: string, { method, body }: RequestInit) => {
    if (method === 'GET') return Response.json(order)
    sent.push([path, JSON.parse(String(body))])
    return Response.json(refusal, { status: 403 })
  })
  const shown = mount(AgreeAllDialog, { props: { order }, global: globalOf('agent') })
  expect(document.body.textContent).toContain('¥138')
  const form = document.querySelector('dialog form')!
  form.dispatchEvent(new Event('submit', { cancelable: true }))
  await flushPromises()
  expect(sent[0]![0]).toContain('/orders/order/agreement')
  expect(sent[0]![1]).toMatchObject({ rev: 3 })
  expect(document.body.textContent).toContain('「餐椅」：一个订单您最多可以同意退 ¥500')
  shown.unmount()
})
