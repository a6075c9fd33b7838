import { RouterLinkStub, mount } from '@vue/test-utils'
import { expect, it } from 'vitest'
import type { Order } from '../mine'
import OrderGoods from './OrderGoods.vue'

it('says under a line what came in its place', () => {
  const line = { no: 0, title: '餐桌', sku: '颜色:原木色', product_code: 'A', quantity: 1, price_fen: 100 }
  const exchanged = [{ sku: '颜色:胡桃木色', quantity: 1 }]
  const lines = [{ ...line, shipped: 1, left: 0, discount_fen: 0, refund_state: 'NO_REFUND', exchanged }]
  const order = { id: 'a', acts: [], services: [], lines } as unknown as Order
  const stubs = { RouterLink: RouterLinkStub }
  const shown = mount(OrderGoods, { props: { slug: 'qingmu', order }, global: { stubs } })
  expect(shown.text()).toContain('原木色')
  expect(shown.text()).toMatch(/(已换为|Exchanged for) 胡桃木色 × 1/)
})

it.each([
  [{ day: '2026-03-05' }, /(预约安装：|Installation: )2026-03-05/],
  [{ day: null }, /(日期待约定|day to be agreed)/],
])('says when an installation is', (installation, told) => {
  const order = { id: 'a', acts: [], services: [], lines: [], installation } as unknown as Order
  expect(mount(OrderGoods, { props: { slug: 'qingmu', order } }).text()).toMatch(told)
})

it('says which services were chosen', () => {
  const order = { id: 'a', acts: [], services: ['送货上楼', '预约安装'], lines: [] } as unknown as Order
  const shown = mount(OrderGoods, { props: { slug: 'qingmu', order } })
  expect(shown.text()).toMatch(/(大件服务：送货上楼、预约安装|Services: 送货上楼, 预约安装)/)
})
