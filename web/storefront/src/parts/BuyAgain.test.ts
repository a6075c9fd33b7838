import { mount, RouterLinkStub } from '@vue/test-utils'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { cart } from '../cart'
import type { Order } from '../mine'
import { lang } from '../words'
import BuyAgain from './BuyAgain.vue'

const usual = lang.value
const asked = vi.fn()
beforeEach(() => {
  lang.value = 'zh-CN'
  window.Yingke = { introduce: async () => ({ shop: 's', token: 't' }) } as never
  vi.stubGlobal('fetch', async (path: string, { method }: RequestInit) => asked(method, path))
})
afterEach(() => {
  lang.value = usual
  delete window.Yingke
  vi.unstubAllGlobals()
  asked.mockReset()
})

const lines = [
  { no: 0, title: '餐桌', sku: '尺寸:1.4m' },
  { no: 1, title: '餐椅', sku: '颜色:原木色' },
]
async function pressed(gone: number[]) {
  const held = { lines: [{ quantity: 2 }], goods_fen: 100 }
  asked.mockReturnValue(Response.json({ cart: held, gone }))
  const page = mount(BuyAgain, {
    props: { slug: 'qingmu', order: { id: 'o', lines } as Order },
    global: { stubs: { RouterLink: RouterLinkStub } },
  })
  await page.get('button').trigger('click')
  await vi.waitFor(() => expect(page.get('[role=status]').text()).not.toBe(''))
  expect(asked).toHaveBeenCalledExactlyOnceWith('POST', '/api/shops/s/mine/orders/o/cart')
  expect(cart.value).toEqual(held)
  return page
}

it('puts what was bought into the cart again, and says of what there is none', async () => {
  const page = await pressed([1])
  expect(page.text()).toContain('已放进购物车')
  expect(page.text()).toContain('现在买不到：餐椅 原木色。')
  expect(page.getComponent(RouterLinkStub).props('to')).toBe('/qingmu/cart')
})
it('leads to no cart where there is nothing of it', async () => {
  const page = await pressed([0, 1])
  expect(page.text()).toContain('现在买不到：餐桌 1.4m、餐椅 原木色。')
  expect(page.findComponent(RouterLinkStub).exists()).toBe(false)
})
