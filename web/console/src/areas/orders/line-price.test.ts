import { expect, it } from 'vitest'
import './words'
import {
  addedOf,
  costOf,
  isRefused,
  linePriceOf,
  linesFormOf,
  priceText,
  spread,
  spreadOf,
  takenOffOf,
} from './line-price'
import { totalOf } from './money'

const line = (total_fen: number, discount_fen = 0) => ({ total_fen, discount_fen })
const lines = [line(20_000), line(10_000)]
const form = (...of: string[]) => ({ freight: '10', lines: of })
const why = (...of: string[]) => {
  const tried = linePriceOf(form(...of), lines)
  return isRefused(tried) ? tried : undefined
}
const sum = (fen: number[]) => fen.reduce((all, each) => all + each, 0)

it.each([
  ['', 0],
  ['-', 0],
  ['5', 500],
  ['+5', 500],
  ['-5.5', -550],
  ['−5', -500],
  [' －¥５ ', -500],
  ['-0', 0],
])('reads %j as %i fen added', (text, fen) => expect(addedOf(text)).toBe(fen))

it.each(['--5', '5-', '-x', '1.234'])('takes %j for no amount', (text) =>
  expect(addedOf(text)).toBeUndefined(),
)

it('adds lines and freight up to the total', () => {
  const price = linePriceOf(form('-15.5', '3'), lines)
  if (isRefused(price)) throw new Error(price.why)
  expect(price).toEqual({
    freight_fen: 1_000,
    discount_fen: 1_250,
    lines: [
      { line: 0, discount_fen: 1_550 },
      { line: 1, discount_fen: -300 },
    ],
  })
  const costs = lines.map((of, at) => costOf(of, ['-15.5', '3'][at]!)!)
  expect(totalOf(30_000, price)).toBe(sum(costs) + 1_000)
})
it('counts what is off apart from what is added', () => {
  const price = linePriceOf(form('-40', '40'), lines)
  if (isRefused(price)) throw new Error(price.why)
  expect([price.discount_fen, takenOffOf(price.lines ?? [])]).toEqual([0, 4_000])
})
it('says why it is no price, and at which line', () => {
  expect(why('-200', '')).toBeUndefined()
  expect(why('-200.01', '')).toEqual({ why: 'below_nothing', line: 0 })
  expect(why('', 'x')).toEqual({ why: 'amount', line: 1 })
  expect(why('-200', '-100')).toEqual({ why: 'nothing_left' })
  expect(why('-10', '300')).toEqual({ why: 'added_too_much' })
  expect(linePriceOf({ freight: '-1', lines: [] }, lines)).toEqual({ why: 'freight' })
})
it('shows a price as it is typed, and reads the same again', () => {
  const order = { freight_fen: 1_000, lines: [line(20_000, 333), line(10_000, -50), line(100)] }
  const shown = linesFormOf(order)
  expect(shown).toEqual({ freight: '10', lines: ['-3.33', '0.50', '0'] })
  expect(linePriceOf(shown, order.lines)).toMatchObject({ discount_fen: 283 })
})
it('spreads by price, what is left to the largest fractions, and adds up to the fen', () => {
  expect(spread(100, [100, 100, 100])).toEqual([34, 33, 33])
  expect(spread(-100, [500, 300, 201])).toEqual([-50, -30, -20])
  expect(spread(2, [1, 1, 1_000])).toEqual([0, 0, 2])
  expect(spread(5, [0, 0])).toEqual([0, 0])
  expect(spread(-3, [0, 1, 2])).toEqual([0, -1, -2])
  for (let fen = -500; fen <= 500; fen += 37) {
    const prices = [19_999, 1, 0, 12_345]
    const parts = spread(fen, prices)
    expect(sum(parts)).toBe(fen)
    for (const [at, part] of parts.entries()) expect(Math.abs(part)).toBeLessThanOrEqual(prices[at]!)
  }
})
it('spreads an amount or a percentage as the fields say it', () => {
  expect(spreadOf('-10', 'yuan', lines)).toEqual(['-6.67', '-3.33'])
  expect(spreadOf('-10%', 'percent', lines)).toEqual(['-20', '-10'])
  expect(spreadOf('0.5', 'percent', lines)).toEqual(['1', '0.50'])
  for (const nothing of ['', 'x']) expect(spreadOf(nothing, 'yuan', lines)).toBeUndefined()
})
it('tells what a price was changed to', () => {
  const price = { freight_fen: 0, discount_fen: 1_250, lines: [{ line: 1, discount_fen: -300 }] }
  expect(priceText(price, ['餐桌', '餐椅'])).toBe('合计优惠 ¥12.50，运费 ¥0；餐椅 +¥3')
  expect(priceText({ freight_fen: 500, discount_fen: -100 }, [])).toBe('合计加价 ¥1，运费 ¥5')
})
