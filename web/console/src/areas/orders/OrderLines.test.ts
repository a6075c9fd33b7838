import { mount } from '@vue/test-utils'
import { expect, it } from 'vitest'
import type { OrderView } from '@console/api/types'
import { i18n } from '@console/i18n'
import { SHOP } from '@console/live/shop'
import OrderLines from './OrderLines.vue'
import OrderRow from './OrderRow.vue'
import type { OrderRow as Row } from './orders'

const exchanged = [{ sku: '颜色:胡桃木色;尺寸:1.4m', quantity: 1 }]
const global = {
  plugins: [i18n] as never[],
  provide: { [SHOP as symbol]: { membership: { member: { role: 'agent' } } } },
  directives: { tip: {} },
}

it('says under a line what came in its place, and keeps what was bought', () => {
  const sums = { price_fen: 100, quantity: 2, total_fen: 200, discount_fen: 0, shipped: 2, left: 0 }
  const line = { title: '餐桌', sku: '颜色:原木色;尺寸:1.4m', picture: '', ...sums, exchanged }
  const order = { lines: [line, { ...line, exchanged: [] }] } as unknown as OrderView
  const shown = mount(OrderLines, { props: { order, deeds: [] }, global }).findAll('li')
  expect(shown[0]!.text()).toContain('原木色 · 1.4m')
  expect(shown[0]!.text()).toContain('已换为 胡桃木色 · 1.4m × 1')
  expect(shown[1]!.text()).not.toContain('已换为')
})

it('says it in the list too', () => {
  const of = { no: '1', title: '餐桌', picture: '', lines: 1, flag: 0, total_fen: 200, created_at: 1 }
  const order = { ...of, state: 'TRADE_FINISHED', services: [], exchanged }
  const marks = { isOpen: false, isChosen: false, isActive: false, isPointed: false, isDense: false }
  const props = { ...marks, flagName: '' }
  const shown = mount(OrderRow, { props: { order: order as unknown as Row, ...props }, global })
  expect(shown.text()).toContain('已换为 胡桃木色 · 1.4m × 1')
})
