import { expect, it } from 'vitest'
import type { OrderView } from '@console/api/types'
import { whoText } from './faster'
import { detailText, namesOf } from './timeline'

type Change = NonNullable<OrderView['events'][number]['change']>
const amounts = { freight_fen: 1_000, discount_fen: 0, total_fen: 9_000, refunded_fen: 0 }
const stood = { state: 'WAIT_BUYER_PAY', ...amounts }
const change = (to: Partial<Change['to']>): Change => ({ from: stood, to: { ...stood, ...to } })

it('says of a price what was to be paid before and after', () => {
  const price = { freight_fen: 0, discount_fen: 500, lines: [] }
  const told = detailText({ price, change: change({ freight_fen: 0, total_fen: 7_500 }) }, [])
  expect(told).toContain('合计优惠 ¥5，运费 ¥0')
  expect(told).toMatch(/¥90 → ¥75/)
  expect(told).toMatch(/¥10 → ¥0/)
})
it('says which parts of an address are others, and nothing of what they are', () => {
  expect(detailText({ address_parts: ['phone', 'address'] }, [])).toBe('改了电话、收货地址')
  const dearer = change({ freight_fen: 1_200, total_fen: 9_200 })
  const told = detailText({ address_parts: ['address'], change: dearer }, [])
  expect(told).toMatch(/^改了收货地址.*¥10 → ¥12.*¥90 → ¥92/)
  expect(detailText({ install_on: '2026-03-05' }, [])).toBe('预约安装：2026-03-05')
})
it('says why an order was closed, and from what', () => {
  const closed = { close_reason: 'out_of_stock' as const, change: change({ state: 'TRADE_CLOSED' }) }
  expect(detailText(closed, [])).toMatch(/^关闭原因：缺货；.*等待买家付款 → /)
})
it('says what was given, for which line, and how much is back by then', () => {
  const compensation = { line: 0, amount_fen: 300, reason: 'delay' as const }
  const told = detailText({ compensation, change: change({ refunded_fen: 300 }) }, ['餐桌'])
  expect(told).toMatch(/^餐桌 ¥3/)
  expect(told).toContain('¥0 → ¥3')
})
it('says of which line it was, where there are several, and what was asked for', () => {
  const wish = { kind: 'goods_back' as const, amount_fen: 5_990 }
  const asked = { about: { line: 1, wish } }
  expect(detailText(asked, ['餐桌', '餐椅'])).toMatch(/^餐椅.*退货退款 ¥59.90$/)
  expect(detailText(asked, ['餐椅'])).toBe('退货退款 ¥59.90')
  const paid = { about: { line: 0 }, change: change({ refunded_fen: 5_990 }) }
  expect(detailText(paid, ['餐桌', '餐椅'])).toMatch(/^餐桌.*¥0 → ¥59.90$/)
})
it('says which SKU took the place of which, and how much longer there is', () => {
  const sku = { from: '尺寸:1.4m', to: '尺寸:1.6m' }
  expect(detailText({ about: { line: 0, sku } }, ['餐桌'])).toContain('1.4m → 1.6m')
  expect(detailText({ about: { days: 3 } }, ['餐桌'])).toBe('延长 3 天')
})
it('says what a parcel took, and shows no whole number', () => {
  const pieces = [{ line: 1, quantity: 2 }]
  const parcel = { carrier: '顺丰速运', waybill_masked: '****0123', pieces }
  const told = detailText({ about: { parcel } }, ['餐桌', '餐椅'])
  expect(told).toMatch(/^顺丰速运 \*{4}0123.*餐椅 × 2$/)
  expect(detailText({ about: { parcel: { ...parcel, pieces: [] } } }, ['餐桌'])).toBe('顺丰速运 ****0123')
  const unnumbered = { carrier: '无需物流', waybill_masked: '', pieces: [] }
  expect(detailText({ about: { parcel: unnumbered } }, ['餐桌'])).toBe('无需物流')
})
it('tells two SKUs of one product apart', () => {
  const line = (title: string, sku: string) => ({ title, sku })
  const lines = [line('餐椅', '颜色:原木色'), line('餐桌', '尺寸:1.4m'), line('餐椅', '颜色:胡桃色')]
  expect(namesOf(lines)).toEqual(['餐椅 原木色', '餐桌', '餐椅 胡桃色'])
})
it('says nothing of what is from before, and who it was where that is known', () => {
  expect(detailText({}, [])).toBe('')
  expect(whoText({ by: 'shop', nick: '小禾' })).toBe('小禾')
  expect(whoText({ by: 'shop', nick: null })).toBe('同事')
})
