import type { components } from '@api/schema'
import { computed } from 'vue'
import { askAnew } from './api'
import { useAsked } from './asked'
import { useFresh } from './fresh'
import { mine, type Order } from './mine'

export type MyReviews = components['schemas']['OrderReviews']

const placeOf = (order: string) => `orders/${encodeURIComponent(order)}/reviews`

/** Says something of a line, once; the same again is harmless. */
export async function giveReview(order: string, line: number, said: { stars: number; words: string }) {
  await mine(`${placeOf(order)}/${line}`, 'POST', said)
  // It stands on the product's page too.
  askAnew()
}

/** What the customer said of an order, and the first line of which something may be said still. */
export function useMyReviews(order: () => Order | undefined) {
  // Of what was never finished nothing was said.
  const id = computed(() => (order()?.finished_at ? order()?.id : undefined))
  const rev = computed(() => order()?.rev)
  // Where no answer comes, what was heard before stands; the page itself is no worse for it.
  const { value: found, retry: look } = useAsked(async () => {
    void rev.value
    const of = id.value
    return of ? { of, ...(await mine<MyReviews>(placeOf(of))) } : undefined
  })
  // A reply of the shop changes nothing about the order.
  useFresh(look, 60_000)
  const reviews = computed(() => (found.value?.of === id.value ? found.value : undefined))
  const toReview = computed(() => order()?.lines.find(({ no }) => reviews.value?.open.includes(no)))
  return { reviews, toReview, look }
}
