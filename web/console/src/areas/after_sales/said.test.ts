import { expect, it } from 'vitest'
import { lengthOf } from '@console/format'
import { isEnough, isSaid } from './said'

it('refuses nothing without a reason', () => {
  expect(isEnough('refuse', '  ', [])).toBe(false)
  expect(isEnough('refuse_return', '', ['picture'])).toBe(false)
  expect(isEnough('refuse', '超过七天', [])).toBe(true)
  expect([isEnough('withdraw', '', []), isEnough('withdraw', '点错了', [])]).toEqual([false, true])
})
it('takes pictures for evidence without words', () => {
  expect(isEnough('give_evidence', '', ['picture'])).toBe(true)
  expect(isEnough('give_evidence', '', [])).toBe(false)
})
it('counts characters, and stops at the most', () => {
  expect(lengthOf(' 好👍 ')).toBe(2)
  const refused = (length: number) => isEnough('refuse', '好'.repeat(length), [])
  expect([refused(200), refused(201)]).toEqual([true, false])
  expect(isEnough('give_evidence', '好'.repeat(501), ['picture'])).toBe(false)
})
it('knows which answers are words', () => {
  expect(['refuse', 'refuse_return', 'give_evidence', 'withdraw'].every(isSaid)).toBe(true)
  expect(['agree', 'pay', 'close'].some(isSaid)).toBe(false)
})
