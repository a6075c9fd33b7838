import { QueryClient, VueQueryPlugin } from '@tanstack/vue-query'
import { flushPromises, mount } from '@vue/test-utils'
import { ref } from 'vue'
import { afterEach, expect, it, vi } from 'vitest'
import { i18n } from '@console/i18n'
import { SHOP } from '@console/live/shop'
import ParcelTrack from './ParcelTrack.vue'
import type { Parcel } from './parcel'

const HOUR = 3_600_000
const NOW = 1_000 * HOUR
type Hearer = (frame: unknown) => void

const parcel = (change: Partial<Parcel> = {}): Parcel => ({
  no: 3,
  way: 'sent',
  pieces: [{ line: 0, title: '餐椅', sku: '原木色', quantity: 2 }],
  following: 'followed',
  carrier: '顺丰速运',
  waybill: '****0123',
  stage: 'in_transit',
  sent_at: NOW - 60 * HOUR,
  changed_at: NOW - 50 * HOUR,
  looked_at: NOW,
  is_over: false,
  concern: null,
  steps: [4, 3, 2, 1].map((n) => ({
    stage: 'in_transit' as const,
    at: NOW - (54 - n) * HOUR,
    place: '',
    words: `第${n}步`,
  })),
  ...change,
})

const listed = (...parcels: Parcel[]) => Response.json({ parcels })

function open(answer: () => Response) {
  const asked = vi.fn(async () => answer())
  vi.stubGlobal('fetch', asked)
  const hearers: Hearer[] = []
  const shop = {
    id: 'shop',
    slug: 'qingmu',
    isOnline: ref(true),
    now: ref(NOW),
    listen: (hearer: Hearer) => (hearers.push(hearer), () => undefined),
  }
  const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  const page = mount(ParcelTrack, {
    props: { order: 'one' },
    global: {
      plugins: [i18n, [VueQueryPlugin, { queryClient }]] as never[],
      provide: { [SHOP as symbol]: shop },
      directives: { tip: {} },
    },
  })
  return { page, asked, say: (frame: unknown) => hearers.forEach((hear) => hear(frame)) }
}
/** Until it has been answered: the queries' own clock decides when. */
const there = (page: { find: (selector: string) => { exists: () => boolean } }) =>
  vi.waitFor(() => expect(page.find('.now, .hint').exists()).toBe(true))
afterEach(() => vi.unstubAllGlobals())

it('shows the newest steps first, and all of them when asked', async () => {
  const { page } = open(() => listed(parcel()))
  await there(page)
  const words = () => page.findAll('li p').map((step) => step.text())
  expect(words()).toEqual(['第4步', '第3步', '第2步'])
  await page.get('button').trigger('click')
  expect(words()).toEqual(['第4步', '第3步', '第2步', '第1步'])
  page.unmount()
})
it('says since when there is no news, and what to do', async () => {
  const { page } = open(() => listed(parcel({ concern: 'stuck' })))
  await there(page)
  expect(page.get('.concern').text()).toBe('已经 2 天没有新动态，请联系快递催促。')
  page.unmount()
})
it('says that nobody can be asked instead of showing nothing', async () => {
  const { page } = open(() => listed(parcel({ following: 'not_followed', steps: [] })))
  await there(page)
  expect(page.find('ol').exists()).toBe(false)
  expect(page.text()).toContain('没有这个包裹的物流动态')
  page.unmount()
})
it('names several parcels, what is in them and which way they go', async () => {
  const back = parcel({ no: 7, way: 'returned', carrier: '中通快递', waybill: '****5678' })
  const { page } = open(() => listed(parcel(), back))
  await there(page)
  expect(page.text()).toContain('包裹 1 顺丰速运 ****0123')
  expect(page.text()).toMatch(/买家寄回 中通快递 运单号\*{4}5678/)
  expect(page.text()).toContain('餐椅 原木色 × 2')
  page.unmount()
})
it('looks again when this parcel moved, and not when another did', async () => {
  const { page, asked, say } = open(() => listed(parcel()))
  await there(page)
  say({ type: 'news', of: 'logistics', detail: { order: 'another' } })
  await flushPromises()
  expect(asked).toHaveBeenCalledTimes(1)
  say({ type: 'news', of: 'logistics', detail: { order: 'one' } })
  await vi.waitFor(() => expect(asked).toHaveBeenCalledTimes(2))
  page.unmount()
})
