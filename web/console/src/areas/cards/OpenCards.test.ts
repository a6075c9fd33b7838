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

function open(cards: object[], role = 'agent') {
  const sent: string[] = []
  vi.stubGlobal('fetch', async (url: string, { method }: RequestInit) => {
    if (method === 'POST') sent.push(url)
    return Response.json(method === 'POST' ? {} : { cards: sent.length ? [] : cards })
  })
  const membership = { member: { role } }
  const shop = { id: 'shop', slug: 'qingmu', isOnline: ref(true), listen: () => () => undefined, membership }
  const shown = mount(OpenCards, {
    props: { order: 'order' },
    global: {
      plugins: [i18n, [VueQueryPlugin, { queryClient: new QueryClient() }]] as never[],
      provide: { [SHOP as symbol]: shop },
    },
  })
  return { sent, shown }
}
afterEach(() => vi.unstubAllGlobals())

it('says what the customer was asked, by whom', async () => {
  const { shown } = open([card])
  await flushPromises()
  const told = shown.get('summary').text()
  expect(told).toContain('核对地址')
  expect(told).toContain('小禾')
  expect(shown.get('.words').text()).toBe('请核对地址')
  shown.unmount()
})
it('is not there where nobody waits', async () => {
  const { shown } = open([])
  await flushPromises()
  expect(shown.find('section').exists()).toBe(false)
  shown.unmount()
})
it('takes back what was asked, where one may talk to the customer', async () => {
  const closing = { ...card, kind: 'order_closing', acts: [{ act: 'accept', is_allowed: true }] }
  const { sent, shown } = open([closing])
  await flushPromises()
  expect(shown.get('summary').text()).toContain('关闭交易')
  expect(shown.get('summary').text()).toContain('等客户：接受')
  const button = shown.get('button')
  expect(button.attributes('aria-label')).toBe('撤回「关闭交易」')
  await button.trigger('click')
  await vi.waitFor(() => expect(shown.find('section').exists()).toBe(false))
  expect(sent).toEqual(['/api/shops/shop/cards/card/withdrawal'])
  shown.unmount()
  const packing = open([card], 'warehouse')
  await flushPromises()
  expect(packing.shown.find('button').exists()).toBe(false)
  packing.shown.unmount()
})
