import { readFileSync } from 'node:fs'
import { afterEach, expect, it } from 'vitest'
import { setLanguage } from '@console/i18n'
import { fieldOf, reasonText, refusalOf } from './reasons'
import './words'

afterEach(() => setLanguage('zh-CN'))

/** Why the server's own machine says no, and what its routes say. */
function codes(): string[] {
  const order = readFileSync('../src/trade/order/illegal.rs', 'utf8')
  const named = order.slice(order.indexOf('fn code(')).split('\n    }')[0]!
  const told = ['changed_meanwhile', 'key_reused', 'above_your_limit', 'note_masked', 'note_too_long']
  return [...[...named.matchAll(/=> "(\w+)"/g)].map((match) => match[1]!), ...told]
}

it('has words of its own for every code', async () => {
  expect(codes()).toEqual(expect.arrayContaining(['wrong_state', 'refund_open', 'bad_amount']))
  for (const code of codes()) expect([code, reasonText(code)]).not.toContain('出了点问题，请再试一次')
  expect(new Set(codes().map(reasonText)).size).toBe(codes().length)
  await setLanguage('en')
  for (const code of codes()) expect(reasonText(code)).toMatch(/^[A-Z0-9]/)
})
it('says what is no matter of the trade as everywhere', () => {
  expect(reasonText('forbidden')).toBe('您没有权限做这件事')
  expect(reasonText('something_new')).toBe('出了点问题，请再试一次')
})
it('means days of an order by bad_days here', () => expect(reasonText('bad_days')).toContain('30'))
it('names how far an agent may go, where the refusal says so', () => {
  const told = (message: string) => refusalOf({ code: 'above_your_limit', message })
  expect(told('You may discount at most 23800 fen; ask a supervisor for more')).toContain('¥238')
  expect(told('too much')).toBe('超过您能给的优惠，请主管或店主审批')
  expect(refusalOf({ code: 'bad_amount', message: 'between 1 and 5 fen' })).toBe('金额超出可退的范围')
  expect(refusalOf(undefined)).toBe('')
})
it('knows the field that a refusal is about', () => {
  expect(fieldOf('above_your_limit')).toBe('amount')
  expect(fieldOf('note_too_long')).toBe('note')
  expect(fieldOf('wrong_state')).toBeUndefined()
})
