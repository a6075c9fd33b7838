import { shallowMount } from '@vue/test-utils'
import { afterEach, expect, it, vi } from 'vitest'
import { askAnew } from './api'
import ProductPage from './pages/ProductPage.vue'
import ProductBuy from './parts/ProductBuy.vue'

const product = {
  id: '0190a0b0-0000-7000-8000-00000000000a',
  code: 'T1',
  title: '餐桌',
  category: '桌子',
  pictures: [],
  skus: [
    { id: 'a', code: '', props: { 颜色: '原木' }, price_fen: 1, stock: 3, picture: '' },
    { id: 'b', code: '', props: { 颜色: '胡桃' }, price_fen: 1, stock: 0, picture: '' },
  ],
  goes_with: [],
}
afterEach(() => {
  vi.unstubAllGlobals()
  askAnew()
})

it.each([product.id, 't1'])('shows a product by its id and by its code (%s)', async (code) => {
  vi.stubGlobal('fetch', async () => Response.json(product))
  const page = shallowMount(ProductPage, {
    props: { slug: 'qingmu', code, sku: 'b' },
    global: { stubs: { RouterLink: true } },
  })
  await vi.waitFor(() => expect(page.findComponent(ProductBuy).exists()).toBe(true))
  expect(page.getComponent(ProductBuy).props()).toMatchObject({ product, sku: { id: 'b' } })
  page.unmount()
})
