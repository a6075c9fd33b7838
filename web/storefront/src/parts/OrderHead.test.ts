import { mount } from '@vue/test-utils'
import { expect, it } from 'vitest'
import type { Order } from '../mine'
import { say } from '../words'
import OrderHead from './OrderHead.vue'

const order = { state: 'TRADE_FINISHED', acts: [], lines: [], created_at: 1 } as unknown as Order

it('says that the order waits for a review only where it does', async () => {
  const head = mount(OrderHead, { props: { order, isToReview: true } })
  expect(head.get('button').text()).toBe(say('reviewGo'))
  await head.get('button').trigger('click')
  expect(head.emitted('review')).toHaveLength(1)
  expect(mount(OrderHead, { props: { order } }).find('button').exists()).toBe(false)
})
