import { QueryClient, VueQueryPlugin } from '@tanstack/vue-query'
import { flushPromises, mount } from '@vue/test-utils'
import { ref } from 'vue'
import { afterEach, expect, it, vi } from 'vitest'
import { i18n } from '@console/i18n'
import { SHOP } from '@console/live/shop'
import WaybillFields from './WaybillFields.vue'

afterEach(() => vi.unstubAllGlobals())

it.each([
  [['310000000000000001', '310000000000000002'], true],
  [[], false],
])('says which orders have the number already: %j', async (orders, isTold) => {
  vi.stubGlobal('fetch', async () => Response.json({ carriers: [], orders }))
  const shop = { id: 'shop', slug: 'qingmu', isOnline: ref(true), listen: () => () => undefined }
  const shown = mount(WaybillFields, {
    props: { typed: 'SF1234567890123', carrier: '', faultAt: () => undefined },
    global: {
      plugins: [i18n, [VueQueryPlugin, { queryClient: new QueryClient() }]] as never[],
      provide: { [SHOP as symbol]: shop },
    },
  })
  await flushPromises()
  const told = '订单 310000000000000001、310000000000000002 已经用了这个单号'
  expect(shown.text().includes(told)).toBe(isTold)
  shown.unmount()
})
