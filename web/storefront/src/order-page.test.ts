import { flushPromises, shallowMount } from '@vue/test-utils'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import OrderPage from './pages/OrderPage.vue'
import TroubleNote from './parts/TroubleNote.vue'
import { lang } from './words'

const usual = lang.value
const order = { id: 'o1', no: 'n1', rev: 1, goods_fen: 100, created_at: 0, acts: [], lines: [] }
const asked = vi.fn()
beforeEach(() => {
  lang.value = 'zh-CN'
  localStorage.setItem('yingke.qingmu.device', '"d"')
  window.Yingke = { introduce: async () => ({ shop: 's', token: 't' }), looking: () => undefined } as never
  vi.stubGlobal('fetch', async () => asked())
})
afterEach(() => {
  lang.value = usual
  delete window.Yingke
  localStorage.clear()
  vi.unstubAllGlobals()
  vi.resetAllMocks()
})
/** The answer goes through a few hands. */
async function settled() {
  for (let turn = 0; turn < 3; turn++) await flushPromises()
}
const happen = (what: string) => (dispatchEvent(new Event(`yingke:${what}`)), settled())

it('asks again once somebody else is looking, and only then', async () => {
  asked.mockImplementation(() => Response.json({}, { status: 404 }))
  const props = { slug: 'qingmu', id: 'o1', isToPay: false }
  const shown = shallowMount(OrderPage, { props, global: { stubs: ['RouterLink'] } })
  await settled()
  expect(shown.findComponent(TroubleNote).props('what')).toBe('missing')
  expect(asked).toHaveBeenCalledOnce()
  await happen('known')
  expect(asked).toHaveBeenCalledOnce()
  asked.mockImplementation(() => Response.json(order))
  await happen('changed')
  expect(shown.text()).toContain('n1')
  expect(asked).toHaveBeenCalledTimes(2)
  await happen('changed')
  expect(asked).toHaveBeenCalledTimes(3)
  shown.unmount()
  await happen('changed')
  expect(asked).toHaveBeenCalledTimes(3)
})
