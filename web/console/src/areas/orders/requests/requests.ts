import { useQuery, useQueryClient } from '@tanstack/vue-query'
import { computed, toValue, type MaybeRefOrGetter } from 'vue'
import type { components } from '@api/schema'
import { get, post, type Query } from '@console/api/client'
import type { OrderView } from '@console/api/types'
import type { Shop } from '@console/live/shop'
import { mayAct } from '../acts'
import type { Change } from '../orders'
import type { Wish } from './wish'

type Schemas = components['schemas']
export type TradeRequest = Schemas['TradeRequest']
type TradeRequests = Schemas['TradeRequests']
/** In a list: of one that waits for an answer also by when. */
export type ListedRequest = TradeRequest & Pick<Partial<Schemas['RequestToDecide']>, 'due_at'>
export type CompensationView = Schemas['CompensationView']
export type Given = Omit<Schemas['NewCompensation'], 'key' | 'rev'>
export type GivenReason = Given['reason']
export type RefundAsked = Omit<Schemas['NewRefundRequest'], 'key' | 'rev' | 'words'>
export type OfferAsked = Omit<Schemas['NewOfferRequest'], 'key' | 'rev' | 'words'>
export type SkuAsked = Omit<Schemas['NewSkuRequest'], 'key' | 'rev' | 'words'>
export type AddressAsked = Omit<Schemas['NewAddressRequest'], 'key' | 'rev' | 'words'>

/** What one person may not do alone, and the small payments beside a case, on the server. */
export function requestsOf(shop: string) {
  const at = `/api/shops/${shop}`
  const of = (order: string) => `${at}/orders/${order}`
  return {
    list: (query: Query, signal?: AbortSignal) =>
      get<TradeRequests>(`${at}/trade-requests`, { query, signal }),
    toDecide: (signal?: AbortSignal) =>
      get<Schemas['RequestsToDecide']>(`${at}/trade-requests/to-decide`, { signal }),
    ofOrder: (order: string) => get<TradeRequests>(`${of(order)}/requests`).then(({ requests }) => requests),
    ask: (order: string, wish: Wish, change: Change & { words: string }) =>
      post<TradeRequest>(`${of(order)}/${wish.of}-requests`, { ...wish.asked, ...change }),
    answer: (order: string, no: number, answer: Schemas['RequestAnswer']) =>
      post<TradeRequest>(`${of(order)}/requests/${no}/answer`, answer),
    compensable: (order: string) => get<CompensationView>(`${of(order)}/compensation`),
    compensate: (order: string, change: Change & Given) =>
      post<OrderView>(`${of(order)}/compensations`, change),
    askCompensation: (order: string, change: Change & Given & { words: string }) =>
      post<TradeRequest>(`${of(order)}/compensation-requests`, change),
  }
}

export const requestKeys = {
  ofOrder: (shop: Shop, order: unknown) => ['trade-requests', shop.slug, 'order', order],
  list: (shop: Shop, filter: unknown) => ['trade-requests', shop.slug, 'list', filter],
  waiting: (shop: Shop) => ['trade-requests', shop.slug, 'waiting'],
  compensable: (shop: Shop, order: unknown) => ['compensable', shop.slug, order],
}

const FIRST = 50

/** Whoever leads has a list of what they may answer. */
export const mayDecide = (shop: Shop): boolean => mayAct('decide', shop.membership.member.role)

/** How many wait: for whoever leads those they may answer, else as far as one look tells: `50+` is many. */
export function useWaiting(shop: Shop) {
  const { list, toDecide } = requestsOf(shop.id)
  async function count(): Promise<string> {
    if (mayDecide(shop)) return String((await toDecide()).count)
    const { requests, next } = await list({ state: 'open', limit: FIRST })
    return `${requests.length}${next ? '+' : ''}`
  }
  const query = useQuery({ queryKey: requestKeys.waiting(shop), queryFn: count })
  return computed(() => (query.data.value === '0' ? undefined : query.data.value))
}

export const useRequestsOfOrder = (shop: Shop, order: MaybeRefOrGetter<string>) =>
  useQuery({
    queryKey: requestKeys.ofOrder(
      shop,
      computed(() => toValue(order)),
    ),
    queryFn: () => requestsOf(shop.id).ofOrder(toValue(order)),
  })

/** Everything that shows requests, or what they change, looks again. */
export function useRequestsLookAgain(shop: Shop) {
  const queries = useQueryClient()
  return () => {
    for (const of of ['trade-requests', 'compensable', 'order', 'orders', 'order-pages'])
      void queries.invalidateQueries({ queryKey: [of, shop.slug] })
  }
}
