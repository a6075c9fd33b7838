import { expect, it } from 'vitest'
import { firstLine, givenOf, needsSecond, type GivingForm } from './giving'
import type { CompensationView } from './requests'

const view: CompensationView = {
  given_fen: 0,
  alone_fen: 5_000,
  lines: [
    { line: 0, most_fen: 0, reason: 'refund_open', most_freight_fen: 30_000, freight_reason: null },
    { line: 1, most_fen: 20_000, reason: null, most_freight_fen: 0, freight_reason: 'no_freight_back' },
  ],
  asked: [],
}
const form = (more: Partial<GivingForm> = {}): GivingForm => ({
  line: 1,
  amount: '50',
  reason: 'delay',
  words: '',
  ...more,
})

it('begins with the first line that can have something', () => {
  expect(firstLine(view, 'quality')).toBe(1)
  expect(firstLine(view, 'return_freight')).toBe(0)
})
it('pays the way back of what was sent back, beside what was paid for the goods', () => {
  const back = { reason: 'return_freight', amount: '12' } as const
  expect(givenOf(form({ ...back, line: 0 }), view)).toEqual({
    line: 0,
    amount_fen: 1_200,
    reason: 'return_freight',
  })
  expect(givenOf(form({ ...back, line: 1 }), view)).toBe('line')
  expect(givenOf(form({ ...back, line: 0, amount: '300.01' }), view)).toBe('too_much')
})
it('gives alone up to the limit, to the fen', () => {
  expect(givenOf(form(), view)).toEqual({ line: 1, amount_fen: 5_000, reason: 'delay' })
  expect([needsSecond(form(), view), needsSecond(form({ amount: '50.01' }), view)]).toEqual([false, true])
})
it('asks a second person above it, with words', () => {
  expect(givenOf(form({ amount: '50.01' }), view)).toBe('words')
  expect(givenOf(form({ amount: '50.01', words: '好'.repeat(201) }), view)).toBe('words')
  expect(givenOf(form({ amount: '50.01', words: ' 运输拖了两周 ' }), view)).toEqual({
    line: 1,
    amount_fen: 5_001,
    reason: 'delay',
    words: '运输拖了两周',
  })
})
it('gives nothing that is no amount, too much, or to a line that cannot have it', () => {
  for (const amount of ['', '0', '-1', 'x', '1.005']) expect(givenOf(form({ amount }), view)).toBe('amount')
  expect(givenOf(form({ amount: '200.01' }), view)).toBe('too_much')
  expect(givenOf(form({ line: 0 }), view)).toBe('line')
  expect(givenOf(form({ line: 9 }), view)).toBe('line')
})
