import { effectScope, ref } from 'vue'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { OutboxItem } from '@kit/live'
import { availableActions, runAction } from '@console/actions/actions'
import type { Shop } from '@console/live/shop'
import type { Talk } from '../talk'
import { useResend } from './resend'

const retry = vi.fn()
const outbox = ref<OutboxItem[]>([])
type Code = NonNullable<OutboxItem['problem']>['code']
const item = (client_id: string, state: OutboxItem['state'], code?: Code): OutboxItem => ({
  command: { type: 'send', conversation: 'a', client_id, kind: 'text', body: { text: client_id } },
  at: 0,
  state,
  ...(code && { problem: { code, message: '' } }),
})
const isOffered = () => availableActions().some(({ id }) => id === 'resend')

let scope: ReturnType<typeof effectScope>
beforeEach(() => {
  retry.mockClear()
  outbox.value = []
  scope = effectScope()
  const shop = { live: { outbox: { retry } } } as unknown as Shop
  scope.run(() => useResend(shop, { outbox } as unknown as Talk))
})
afterEach(() => scope.stop())

it('sends again what failed, in its order, and nothing else', () => {
  outbox.value = [
    item('first', 'failed', 'refused'),
    item('waiting', 'waiting'),
    item('asked', 'confirm'),
    item('blocked', 'failed', 'blocked'),
    item('second', 'failed'),
    { ...item('order', 'failed'), command: { type: 'close', conversation: 'a', client_id: 'order' } },
  ]
  expect(isOffered()).toBe(true)
  runAction('resend')
  expect(retry.mock.calls).toEqual([['first'], ['second']])
})
it('is offered only while something failed that another try may mend', () => {
  expect(isOffered()).toBe(false)
  outbox.value = [item('blocked', 'failed', 'blocked')]
  expect(isOffered()).toBe(false)
  outbox.value = [item('lost', 'failed')]
  expect(isOffered()).toBe(true)
  scope.stop()
  expect(isOffered()).toBe(false)
})
