import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { lang } from '../words'
import OrderAsked from './OrderAsked.vue'

const asked = vi.fn()
const open = vi.fn()
const usual = lang.value
beforeEach(() => {
  lang.value = 'zh-CN'
  window.Yingke = { introduce: async () => ({ shop: 's', token: 't' }), open } as never
  vi.stubGlobal('fetch', async (path: string) => asked(path))
})
afterEach(() => {
  lang.value = usual
  delete window.Yingke
  vi.useRealTimers()
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
  vi.resetAllMocks()
})
/** The answer goes through a few hands. */
async function settled() {
  for (let turn = 0; turn < 3; turn++) await flushPromises()
}
const cards = (...kinds: string[]) => Response.json({ cards: kinds.map((kind) => ({ kind })) })
async function show(answer: Response) {
  asked.mockResolvedValueOnce(answer)
  const shown = mount(OrderAsked, { props: { order: { id: 'o1', rev: 3 } } })
  await settled()
  return shown
}

it('says what the shop waits for, each once, and opens the chat in which it is answered', async () => {
  const shown = await show(cards('order_closing', 'address_change', 'order_closing', 'pay_reminder'))
  expect(asked).toHaveBeenCalledWith('/api/shops/s/mine/orders/o1/cards')
  expect(shown.get('[role=status]').text()).toMatch(/^店铺在对话里等您答复：关闭订单、修改收货信息。/)
  expect(shown.get('button').text()).toBe('打开客服窗口')
  await shown.get('button').trigger('click')
  expect(open).toHaveBeenCalledOnce()
  shown.unmount()
})
it('says so in English', async () => {
  lang.value = 'en'
  const shown = await show(cards('part_shipment'))
  expect(shown.text()).toMatch(/^The shop awaits your answer in the chat: sending it in parts/)
  shown.unmount()
})
it('says nothing where nothing waits, nor of what the page itself asks', async () => {
  for (const none of [cards(), cards('pay_reminder', 'review_invite')]) {
    const shown = await show(none)
    expect(shown.text()).toBe('')
    shown.unmount()
  }
})
it('looks again at what was done in the chat, and keeps what it knows without an answer', async () => {
  const shown = await show(cards('sku_change'))
  asked.mockResolvedValueOnce(Response.json({}, { status: 503 }))
  dispatchEvent(new Event('yingke:changed'))
  await settled()
  expect(shown.text()).toContain('换规格')
  asked.mockResolvedValueOnce(cards())
  dispatchEvent(new Event('yingke:changed'))
  await settled()
  expect(shown.text()).toBe('')
  shown.unmount()
})
it('asks by itself once a minute, and only while somebody is looking', async () => {
  vi.useFakeTimers()
  const visible = vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('visible')
  asked.mockImplementation(async () => cards())
  const shown = mount(OrderAsked, { props: { order: { id: 'o1', rev: 3 } } })
  await vi.advanceTimersByTimeAsync(59_000)
  expect(asked).toHaveBeenCalledTimes(1)
  await vi.advanceTimersByTimeAsync(2_000)
  expect(asked).toHaveBeenCalledTimes(2)
  visible.mockReturnValue('hidden')
  await vi.advanceTimersByTimeAsync(120_000)
  expect(asked).toHaveBeenCalledTimes(2)
  shown.unmount()
})
