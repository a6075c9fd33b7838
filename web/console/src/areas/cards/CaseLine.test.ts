import { mount } from '@vue/test-utils'
import { expect, it } from 'vitest'
import { i18n, setLanguage } from '@console/i18n'
import CaseLine from './CaseLine.vue'

const said = (code: string) => {
  const text = '订单 1 的售后（餐桌）：有了新进展'
  const body = { text, code, order_no: '1', goods: '餐桌', amount_fen: 1_250 }
  return mount(CaseLine, { props: { body }, global: { plugins: [i18n] as never[] } }).text()
}

it('is told in the language of whoever reads', async () => {
  expect(said('platform_paid')).toBe('订单 1 的售后（餐桌）：平台裁决，支持买家，退款 ¥12.50')
  await setLanguage('en')
  expect(said('platform_paid')).toBe(
    'After-sale of order 1 (餐桌): The platform decided for the customer: ¥12.50 goes back.',
  )
  await setLanguage('zh-CN')
})
it('leaves what a newer server invented in its own words', () => {
  expect(said('waived')).toBe('订单 1 的售后（餐桌）：有了新进展')
})
