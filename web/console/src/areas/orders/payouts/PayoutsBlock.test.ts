import { QueryClient, VueQueryPlugin } from '@tanstack/vue-query'
import { flushPromises, mount } from '@vue/test-utils'
import { ref } from 'vue'
import { afterEach, expect, it, vi } from 'vitest'
import type { OrderView } from '@console/api/types'
import { i18n } from '@console/i18n'
import { SHOP } from '@console/live/shop'
import PayoutsBlock from './PayoutsBlock.vue'

const due = { no: 4, amount_fen: 12_900, since: 0, tries: 0, reason: null, words: '', next_at: 0 }
const failed = { ...due, tries: 2, reason: 'declined', words: '余额不足', next_at: 1_763_800_000_000 }

function open(payouts: object[], role = 'agent') {
  const asked: string[] = []
  vi.stubGlobal('fetch', async (url: string, { method }: RequestInit) => {
    asked.push(`${method} ${url}`)
    return Response.json({ id: 'order', payouts: [] })
  })
  const membership = { member: { role } }
  const shop = { id: 'shop', slug: 'qingmu', isOnline: ref(true), listen: () => () => undefined, membership }
  const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  const shown = mount(PayoutsBlock, {
    props: { order: { id: 'order', payouts } as unknown as OrderView },
    global: {
      plugins: [i18n, [VueQueryPlugin, { queryClient }]] as never[],
      provide: { [SHOP as symbol]: shop },
    },
  })
  return { asked, shown }
}
afterEach(() => vi.unstubAllGlobals())

it('is not there where all money has gone', () => {
  const { shown } = open([])
  expect(shown.find('section').exists()).toBe(false)
})
it('says what is on its way, and lets nobody hurry it before it has failed', () => {
  const { shown } = open([due])
  expect(shown.text()).toContain('¥129')
  expect(shown.text()).toContain('正在退回买家')
  expect(shown.find('button').exists()).toBe(false)
})
it('says why it did not go and tries it again', async () => {
  const { asked, shown } = open([failed])
  expect(shown.text()).toContain('没有退成，支付服务拒绝了：余额不足')
  expect(shown.text()).toContain('已试 2 次')
  await shown.get('button').trigger('click')
  await flushPromises()
  expect(asked).toEqual(['POST /api/shops/shop/orders/order/payouts/4/tries'])
})
it('shows whoever packs the reason alone', () => {
  const { shown } = open([failed], 'warehouse')
  expect(shown.text()).toContain('余额不足')
  expect(shown.find('button').exists()).toBe(false)
})
