import { expect, it } from 'vitest'
import { fenOf, mostDiscountOf, priceOf, risesTo, totalOf, yuanOf } from './money'

it.each([
  ['0', 0],
  ['12', 1_200],
  ['12.', 1_200],
  ['12.5', 1_250],
  ['19.99', 1_999],
  ['1,200.00', 120_000],
  [' ¥８８．８ ', 8_880],
  ['88元', 8_800],
])('reads %j as %i fen', (text, fen) => expect(fenOf(text)).toBe(fen))

it.each(['', '-1', '1.234', '1e3', '十元', '.5', '1.2.3', '99999999999'])('takes %j for no amount', (text) =>
  expect(fenOf(text)).toBeUndefined(),
)
it('writes fen as they are read again, every one', () => {
  for (const fen of [0, 1, 10, 99, 100, 1_999, 12_345, 999_999_999]) expect(fenOf(yuanOf(fen))).toBe(fen)
})
it('asks the customer for a higher total, and for a higher freight at the same one', () => {
  const order = { goods_fen: 20_000, freight_fen: 1_000, total_fen: 20_500 }
  const rises = (freight_fen: number, discount_fen: number) => risesTo(order, { freight_fen, discount_fen })
  expect([rises(1_000, 500), rises(500, 0), rises(0, 500)]).toEqual([false, false, false])
  expect([rises(1_000, 499), rises(1_200, 700)]).toEqual([true, true])
})
it('adds a surcharge and the freight', () => {
  const goods = 20_000
  const total = (form: Parameters<typeof priceOf>[0]) => {
    const price = priceOf(form, goods)
    return typeof price === 'string' ? price : totalOf(goods, price)
  }
  expect(total({ freight: '10', surcharge: '5' })).toBe(21_500)
  expect(total({ freight: '', surcharge: '' })).toBe(20_000)
})
it('names the field that is wrong or asks for too much', () => {
  expect(priceOf({ freight: 'x', surcharge: '1' }, 20_000)).toBe('freight')
  expect(priceOf({ freight: '1', surcharge: '-1' }, 20_000)).toBe('surcharge')
  expect(priceOf({ freight: '1', surcharge: '200' }, 20_000)).toBe('surcharge')
  expect(priceOf({ freight: '1', surcharge: '199.99' }, 20_000)).toEqual({
    freight_fen: 100,
    discount_fen: -19_999,
  })
})
it('knows how far an agent may go', () => {
  expect(mostDiscountOf(238_000, 1_000)).toBe(23_800)
  expect(mostDiscountOf(999, 1_000)).toBe(99)
  expect(mostDiscountOf(999, 0)).toBe(0)
})
