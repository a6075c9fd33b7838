import { expect, it } from 'vitest'
import { actsOf, answersFor } from './acts'

const told = (act: string, reason?: string) => ({ act, is_allowed: !reason, reason: reason ?? null })
const order = {
  acts: [
    told('change_price', 'wrong_state'),
    told('ship', 'refund_open'),
    told('extend', 'wrong_state'),
    told('change_address'),
    told('close', 'wrong_state'),
    told('agree:1'),
    told('refuse:1'),
    told('received:1', 'wrong_refund_state'),
    told('pay:1', 'wrong_refund_state'),
    told('note'),
    told('something_new'),
  ],
}
const names = (role: Parameters<typeof actsOf>[1]) => actsOf(order, role).map(({ name }) => name)

it('shows every act that it knows, possible or not, in one order', () => {
  const all = ['price', 'note', 'ship', 'extend', 'address', 'close', 'agree', 'refuse', 'received', 'pay']
  expect(names('agent')).toEqual(all)
  expect(names('owner')).toEqual(all)
})
it('shows a warehouse what it may do, and trainees nothing', () => {
  expect(names('warehouse')).toEqual(['note', 'ship'])
  expect(names('operations')).toEqual(['note', 'ship'])
  expect(names('trainee')).toEqual([])
})
it('keeps the reason of what is blocked, and the line of a refund', () => {
  const acts = actsOf(order, 'agent')
  expect(acts.find(({ name }) => name === 'ship')).toEqual({
    name: 'ship',
    isAllowed: false,
    reason: 'refund_open',
  })
  expect(acts.find(({ name }) => name === 'agree')).toMatchObject({ line: 1, isAllowed: true })
})
it('puts a refund’s answers at its own line, by what the refund waits for', () => {
  const acts = actsOf(order, 'agent')
  const at = (line: number, state: string) => answersFor(acts, line, state).map(({ name }) => name)
  expect(at(1, 'WAIT_SELLER_AGREE')).toEqual(['agree', 'refuse', 'pay'])
  expect(at(1, 'WAIT_SELLER_CONFIRM_GOODS')).toEqual(['received', 'pay'])
  expect(at(1, 'SUCCESS')).toEqual([])
  expect(at(0, 'WAIT_SELLER_AGREE')).toEqual([])
})
