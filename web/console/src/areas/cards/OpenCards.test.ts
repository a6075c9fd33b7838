import { QueryClient, VueQueryPlugin } from '@tanstack/vue-query'
import { flushPromises, mount } from '@vue/test-utils'
import { ref } from 'vue'
import { afterEach, expect, it, vi } from 'vitest'
import { i18n } from '@console/i18n'
import { SHOP } from '@console/live/shop'
import OpenCards from './OpenCards.vue'

const card = {
  id: 'card',
  kind: 'address_check',
  state: 'open',
  words: '请核对地址',
  facts: [],
  acts: [{ act: 'confirm', is_allowed: true }],
  by: '小禾',
  at: 0,
}

function open(cards: object[]) {
  vi.stubGlobal('fetch', async () => Response.json({ cards }))
  const shop = { id: 'shop', slug: 'qingmu', isOnline: ref(true), listen: () => () => undefined }
  return mount(OpenCards, {
    props: { order: 'order' },
    global: {
      plugins: [i18n, [VueQueryPlugin, { queryClient: new QueryClient() }]] as never[],
      provide: { [SHOP as symbol]: shop },
    },
  })
}
afterEach(() => vi.unstubAllGlobals())

it('says what the customer was asked, by whom', async () => {
  const shown = open([card])
  await flushPromises()
  const told = shown.get('summary').text()
  expect(told).toContain('核对地址')
  expect(told).toContain('小禾')
  expect(shown.get('.words').text()).toBe('请核对地址')
  shown.unmount()
})
it('is not there where nobody waits', async () => {
  const shown = open([])
  await flushPromises()
  expect(shown.find('section').exists()).toBe(false)
  shown.unmount()
})
