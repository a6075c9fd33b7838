import { beforeEach, expect, it, vi } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import type { NoticeLink } from '@console/api/types'
import type { Shop } from '@console/live/shop'
import { aRow } from '@console/areas/reception/testing'
import { placeOf } from './jump'

const order = vi.fn()
const conversations = vi.fn()
const shop = { slug: 's', api: { order, conversations } } as unknown as Shop

const empty = { template: '<p></p>' }
const router = createRouter({
  history: createMemoryHistory(),
  routes: [
    { path: '/:shop/reception/:conversation?', name: 'reception', component: empty },
    { path: '/:shop/orders/:order?', name: 'orders', component: empty },
    { path: '/:shop/goods/:product', name: 'goods-product', component: empty },
    { path: '/:shop/settings/:section?', name: 'settings', component: empty },
  ],
})
/** The address a link leads to. */
async function addressOf(link: NoticeLink) {
  const place = await placeOf(shop, link)
  return place && router.resolve(place).fullPath
}

beforeEach(() => {
  order.mockReset().mockResolvedValue({ customer: 'lin' })
  conversations.mockReset().mockResolvedValue({ rows: [aRow('latest'), aRow('older')] })
})

it('leads to a conversation, and to the line it means', async () => {
  expect(await addressOf({ kind: 'conversation', conversation: 'a' })).toBe('/s/reception/a')
  expect(await addressOf({ kind: 'conversation', conversation: 'a', seq: null })).toBe('/s/reception/a')
  expect(await addressOf({ kind: 'conversation', conversation: 'a', seq: 7 })).toBe('/s/reception/a?seq=7')
})
it('leads to a page of this shop', async () => {
  expect(await addressOf({ kind: 'page', path: 'settings/staff' })).toBe('/s/settings/staff')
})
it('leads to the page of a product', async () => {
  expect(await addressOf({ kind: 'product', product: 'p' })).toBe('/s/goods/p')
  expect([order, conversations].flatMap(({ mock }) => mock.calls)).toEqual([])
})
it('leads from an order to the chat of whoever placed it, with orders beside', async () => {
  expect(await addressOf({ kind: 'order', order: 'o' })).toBe('/s/reception/latest?side=order')
  expect(order).toHaveBeenCalledExactlyOnceWith('o')
  expect(conversations).toHaveBeenCalledExactlyOnceWith({ group: 'customer', customer: 'lin', limit: 1 })
})
it('leads from a customer to their latest chat', async () => {
  expect(await addressOf({ kind: 'customer', customer: 'zhou' })).toBe('/s/reception/latest?side=customer')
  expect(conversations).toHaveBeenCalledExactlyOnceWith({ group: 'customer', customer: 'zhou', limit: 1 })
})
it('leads to the orders, or nowhere, where a customer never wrote', async () => {
  conversations.mockResolvedValue({ rows: [] })
  expect(await addressOf({ kind: 'customer', customer: 'zhou' })).toBeUndefined()
  expect(await addressOf({ kind: 'order', order: 'o' })).toBe('/s/orders/o')
})
it('tells when an order cannot be read', async () => {
  order.mockRejectedValue(new Error('gone'))
  await expect(placeOf(shop, { kind: 'order', order: 'o' })).rejects.toThrow('gone')
})
