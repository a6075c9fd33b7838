import { QueryClient, VueQueryPlugin } from '@tanstack/vue-query'
import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { ref } from 'vue'
import { shopApi } from '@console/api/shop'
import { i18n } from '@console/i18n'
import { SHOP } from '@console/live/shop'
import { anOrder } from '@console/areas/orders/rows/testing'
import { RECEPTION, type Reception } from '../reception'
import type { Talk } from '../talk'
import OrderTab from './OrderTab.vue'

/** What a cursor leads to; false: nothing comes. */
let pages: Record<string, unknown>
beforeEach(() => {
  const newest = Array.from({ length: 50 }, (_, at) => anOrder({ id: `o${at}`, no: `n${at}` }))
  pages = {
    '': { orders: newest, next: 'after-49' },
    'after-49': { orders: [anOrder({ id: 'o50', no: 'n50' })], next: null },
  }
  vi.stubGlobal('fetch', async (asked: string) => {
    const { pathname, searchParams } = new URL(asked, 'http://shop')
    if (!pathname.endsWith('/customers/lin/orders')) return Response.json({ rules: { flag_names: [] } })
    const page = pages[searchParams.get('cursor') ?? '']
    return page ? Response.json(page) : Response.json({}, { status: 503 })
  })
})
afterEach(() => vi.unstubAllGlobals())

async function open() {
  const shop = {
    id: 'shop',
    slug: 'qingmu',
    isOnline: ref(true),
    listen: () => () => undefined,
    api: shopApi('shop'),
  }
  const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  const shown = mount(OrderTab, {
    props: { talk: { conversation: 'talk' } as Talk, customer: 'lin' },
    global: {
      plugins: [i18n, [VueQueryPlugin, { queryClient }]] as never[],
      provide: { [SHOP as symbol]: shop, [RECEPTION as symbol]: { shop } as unknown as Reception },
      directives: { tip: {} },
    },
  })
  const rows = () => shown.findAll('button.order').length
  const more = () => shown.findAll('button').find((button) => button.text() === '更早的订单')
  await vi.waitFor(() => expect(rows()).toBe(50))
  return { shown, rows, more }
}

it('reaches the 51st order of a customer, and then offers no more', async () => {
  const { shown, rows, more } = await open()
  await more()!.trigger('click')
  await vi.waitFor(() => expect(rows()).toBe(51))
  expect(more()).toBeUndefined()
  shown.unmount()
})
it('keeps what is there where older orders do not come, and says so', async () => {
  const { shown, rows, more } = await open()
  delete pages['after-49']
  await more()!.trigger('click')
  await vi.waitFor(() => expect(shown.find('[role=alert]').exists()).toBe(true))
  expect(shown.get('[role=alert]').text()).toContain('没能加载更早的订单')
  expect(rows()).toBe(50)
  expect(more()).toBeDefined()
  await flushPromises()
  shown.unmount()
})
