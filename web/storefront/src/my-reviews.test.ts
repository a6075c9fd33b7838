import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { defineComponent, h, shallowRef } from 'vue'
import type { Order } from './mine'
import { useMyReviews } from './my-reviews'

const asked = vi.fn()
beforeEach(() => {
  window.Yingke = { introduce: async () => ({ shop: 's', token: 't' }) } as never
  vi.stubGlobal('fetch', async (path: string) => asked(path))
})
afterEach(() => {
  delete window.Yingke
  vi.unstubAllGlobals()
  asked.mockReset()
})

/** The answer goes through a few hands. */
async function settled() {
  for (let turn = 0; turn < 3; turn++) await flushPromises()
}
const lines = [{ no: 0 }, { no: 1 }]
const orderOf = (more: object) => ({ id: 'o1', rev: 3, finished_at: 1, lines, ...more }) as unknown as Order
function usedWith(order: { value: Order | undefined }) {
  let used!: ReturnType<typeof useMyReviews>
  const Page = defineComponent(() => {
    used = useMyReviews(() => order.value)
    return () => h('i')
  })
  const page = mount(Page)
  return { ...used, leave: () => page.unmount() }
}

it('asks once the order is finished, and finds the first line to review', async () => {
  const order = shallowRef<Order | undefined>(orderOf({ finished_at: null }))
  const { reviews, toReview, leave } = usedWith(order)
  await settled()
  expect(asked).not.toHaveBeenCalled()
  asked.mockReturnValue(Response.json({ reviews: [], open: [1] }))
  order.value = orderOf({ rev: 4 })
  await settled()
  expect(asked.mock.calls).toEqual([['/api/shops/s/mine/orders/o1/reviews']])
  expect(reviews.value?.open).toEqual([1])
  expect(toReview.value?.no).toBe(1)
  leave()
})
it('keeps what it knows without an answer, and shows nothing of another order', async () => {
  asked.mockReturnValueOnce(Response.json({ reviews: [], open: [0] }))
  const order = shallowRef<Order | undefined>(orderOf({}))
  const { reviews, toReview, look, leave } = usedWith(order)
  await settled()
  asked.mockImplementation(async () => Response.json({}, { status: 503 }))
  look()
  await settled()
  expect(toReview.value?.no).toBe(0)
  order.value = orderOf({ id: 'o2' })
  await settled()
  expect(reviews.value).toBeUndefined()
  expect(toReview.value).toBeUndefined()
  leave()
})
