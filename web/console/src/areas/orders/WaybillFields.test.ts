import { QueryClient, VueQueryPlugin } from '@tanstack/vue-query'
import { flushPromises, mount } from '@vue/test-utils'
import { ref } from 'vue'
import { afterEach, expect, it, vi } from 'vitest'
import { i18n } from '@console/i18n'
import { SHOP } from '@console/live/shop'
import WaybillFields from './WaybillFields.vue'

afterEach(() => vi.unstubAllGlobals())

function open(orders: string[], queryClient: QueryClient) {
  vi.stubGlobal('fetch', async () => Response.json({ carriers: [], orders }))
  const shop = { id: 'shop', slug: 'qingmu', isOnline: ref(true), listen: () => () => undefined }
  return mount(WaybillFields, {
    props: { typed: 'SF1234567890123', carrier: '', faultAt: () => undefined },
    global: {
      plugins: [i18n, [VueQueryPlugin, { queryClient }]] as never[],
      provide: { [SHOP as symbol]: shop },
    },
  })
}

it.each<[string[], boolean]>([
  [['310000000000000001', '310000000000000002'], true],
  [[], false],
])('says which orders have the number already: %j', async (orders, isTold) => {
  const shown = open(orders, new QueryClient())
  await flushPromises()
  const told = '订单 310000000000000001、310000000000000002 已经用了这个单号'
  expect(shown.text().includes(told)).toBe(isTold)
  shown.unmount()
})
it('says so of a number that was used a moment ago', async () => {
  const queryClient = new QueryClient({ defaultOptions: { queries: { staleTime: 30_000 } } })
  const first = open([], queryClient)
  await flushPromises()
  first.unmount()
  const next = open(['310000000000000001'], queryClient)
  await vi.waitFor(() => expect(next.text()).toContain('订单 310000000000000001 已经用了这个单号'))
  next.unmount()
})
