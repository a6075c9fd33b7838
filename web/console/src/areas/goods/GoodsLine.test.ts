import { mount } from '@vue/test-utils'
import { expect, it } from 'vitest'
import { i18n } from '@console/i18n'
import type { GoodsRow } from './goods'
import GoodsLine from './GoodsLine.vue'
import './words'

const row = {
  ...{ title: '温莎椅', code: 'QM', category: '餐椅', picture: '', tags: [], sku_count: 1 },
  ...{ state: 'listed', list_at: null, changed_at: 0, price_fen: 1, price_to_fen: 1, stock: 6, reserved: 0 },
}

it.each([
  [5, null, false],
  [6, null, true],
  [5, 6, true],
  [6, 0, false],
])('says that little is left by the figure of the shop, %i, or its own, %s', (low, low_stock, isSaid) => {
  const own = { ...row, low_stock } as unknown as GoodsRow
  const props = { row: own, low, mayChange: false, isTurning: false }
  const global = { plugins: [i18n], directives: { tip: {} }, stubs: { ProductPicture: true } }
  expect(mount(GoodsLine, { props, global }).text().includes('可售紧张')).toBe(isSaid)
})
it('offers to restore what lies in the recycle bin', async () => {
  const deleted = { ...row, state: 'deleted', low_stock: null } as unknown as GoodsRow
  const props = { row: deleted, low: 5, mayChange: true, isTurning: false }
  const global = { plugins: [i18n], directives: { tip: {} }, stubs: { ProductPicture: true } }
  const line = mount(GoodsLine, { props, global })
  expect(line.text()).toContain('回收站')
  const button = line.get('.turn')
  expect(button.text()).toBe('恢复')
  await button.trigger('click')
  expect(line.emitted('turn')).toHaveLength(1)
})
