import { expect, it } from 'vitest'
import type { OrderView } from '@console/api/types'
import { actsOf, answersFor, wholeOf } from './acts'
import { reasonText } from './reasons'
import './words'

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
    told('decide:1', 'wrong_refund_state'),
    told('give_evidence:1'),
    told('note'),
    told('something_new'),
  ],
}
const names = (role: Parameters<typeof actsOf>[1]) => actsOf(order, role).map(({ name }) => name)

it('shows every act that it knows, possible or not, in one order', () => {
  const ofOrder = ['price', 'note', 'ship', 'extend', 'address', 'close']
  expect(names('owner')).toEqual([
    ...ofOrder,
    'agree',
    'pay',
    'received',
    'decide',
    'give_evidence',
    'refuse',
  ])
  // Whoever serves is no judge of it.
  expect(names('agent')).toEqual([...ofOrder, 'agree', 'pay', 'received', 'give_evidence', 'refuse'])
})
it('shows a warehouse what it may do, and trainees nothing', () => {
  expect(names('warehouse')).toEqual(['note', 'ship', 'received'])
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
it('puts a case’s answers at its own line: what its state waits for, and whatever is possible', () => {
  const acts = actsOf(order, 'owner')
  const at = (line: number, state: string) => answersFor(acts, line, state).map(({ name }) => name)
  expect(at(1, 'WAIT_SELLER_AGREE')).toEqual(['agree', 'pay', 'give_evidence', 'refuse'])
  expect(at(1, 'WAIT_SELLER_CONFIRM_GOODS')).toEqual(['agree', 'pay', 'received', 'give_evidence', 'refuse'])
  expect(at(1, 'PLATFORM_INVOLVED')).toContain('decide')
  expect(at(0, 'WAIT_SELLER_AGREE')).toEqual([])
})
it('keeps taking a reissue back in sight after it left, with the reason', () => {
  const sent = { acts: [told('resend:0', 'wrong_refund_state'), told('withdraw:0', 'wrong_refund_state')] }
  const acts = answersFor(actsOf(sent, 'agent'), 0, 'WAIT_BUYER_CONFIRM_RESENT')
  expect(acts).toEqual([{ name: 'withdraw', line: 0, isAllowed: false, reason: 'wrong_refund_state' }])
})
it('offers something else where nothing can be sent, and after a refusal', () => {
  const acts = actsOf({ acts: [told('propose:0'), told('resend:0', 'wrong_refund_state')] }, 'agent')
  const names = (state: string) => answersFor(acts, 0, state).map(({ name }) => name)
  expect(names('WAIT_SELLER_RESEND')).toEqual(['resend', 'propose'])
  const spent = actsOf({ acts: [told('propose:0', 'enough')] }, 'agent')
  expect(answersFor(spent, 0, 'SELLER_REFUSE_BUYER')).toMatchObject([{ name: 'propose', reason: 'enough' }])
})
it('shows nothing that is blocked where nobody waits for it', () => {
  const blocked = actsOf({ acts: [told('agree:0', 'wrong_refund_state')] }, 'agent')
  expect(answersFor(blocked, 0, 'SUCCESS')).toEqual([])
})
it('leaves cases to their lines, and keeps a parcel in parts in sight with the reason', () => {
  const of = (left: number, reason?: string) => {
    const acts = actsOf({ acts: [told('ship'), told('ship_part', reason), told('agree:0')] }, 'agent')
    const lines = [{ quantity: 2, left }] as unknown as OrderView['lines']
    return wholeOf({ lines }, acts).map((act) => [act.name, act.reason])
  }
  expect(of(2)).toEqual([
    ['ship', undefined],
    ['ship_part', undefined],
  ])
  expect(of(1)[1]).toEqual(['ship_part', 'one_piece'])
  expect(of(0, 'wrong_state')[1]).toEqual(['ship_part', 'wrong_state'])
  expect(reasonText('one_piece')).toBe('只剩一件没发，直接发货就行')
})
