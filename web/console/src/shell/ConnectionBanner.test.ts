import { mount } from '@vue/test-utils'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { nextTick, ref } from 'vue'
import { i18n } from '@console/i18n'
import { SHOP, type Shop } from '@console/live/shop'
import ConnectionBanner from './ConnectionBanner.vue'

const full = '服务器存储已满，新消息暂时存不下；可以继续查看，已写的内容会保留'

function open() {
  const state = ref<'online' | 'offline' | 'refused'>('online')
  const notice = ref<'storage_full' | 'draining'>()
  const reconnect = vi.fn()
  const shop = { state, notice, live: { reconnect } } as unknown as Shop
  const banner = mount(ConnectionBanner, {
    global: { plugins: [i18n], provide: { [SHOP as symbol]: shop } },
  })
  return { banner, state, notice, reconnect }
}
beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

it('says that nothing new can be stored, for as long as that is so', async () => {
  const { banner, notice } = open()
  expect(banner.text()).toBe('')
  notice.value = 'storage_full'
  await nextTick()
  expect(banner.get('[role=status] .late').text()).toBe(full)
  expect(banner.find('button').exists()).toBe(false)
  notice.value = undefined
  await nextTick()
  expect(banner.text()).toBe('')
})

it('tells of the broken line first, and goes back to the full store', async () => {
  const { banner, state, notice, reconnect } = open()
  notice.value = 'storage_full'
  state.value = 'offline'
  await nextTick()
  // A stumble is not worth a word.
  expect(banner.text()).toBe(full)
  vi.advanceTimersByTime(1_200)
  await nextTick()
  expect(banner.text()).toContain('网络断开')
  await banner.get('button').trigger('click')
  expect(reconnect).toHaveBeenCalledOnce()
  state.value = 'online'
  await nextTick()
  expect(banner.text()).toBe(full)
})
