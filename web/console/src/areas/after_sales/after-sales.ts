import { useQuery, useQueryClient } from '@tanstack/vue-query'
import type { components } from '@api/schema'
import { get, post, put, type Query } from '@console/api/client'
import type { OrderView } from '@console/api/types'
import type { Shop } from '@console/live/shop'
import { onTrade } from '@console/areas/orders/orders'

type Schemas = components['schemas']
type AfterSalePage = Schemas['AfterSalePage']
export type AfterSaleRow = Schemas['AfterSaleRow']
export type AskedProtectionRow = Schemas['AskedProtectionRow']
/** A case, or price protection that waits for the shop. */
export type QueueItem = AfterSaleRow | AskedProtectionRow
type AfterSaleCounts = Schemas['AfterSaleCounts']
export type Case = NonNullable<OrderView['lines'][number]['case']>
export type CaseStep = Case['steps'][number]
export type ShownStep = Schemas['ShownStep']
export type CasePicture = CaseStep['pictures'][number]

/** The after-sale cases of one shop, on the server. */
export function afterSalesOf(shop: string) {
  const at = `/api/shops/${shop}/after-sales`
  return {
    page: (query: Query, signal?: AbortSignal) => get<AfterSalePage>(at, { query, signal }),
    counts: () => get<AfterSaleCounts>(`${at}/counts`),
    /** `step` by its place among the line's steps, the oldest first. */
    show: (order: string, line: number, step: number, reason: string) =>
      post<ShownStep>(`${at}/${order}/${line}/showings`, { step, reason }),
    /** `was` is who had it as its sender saw it: two who take one case at once do not both get it. */
    hand: ({ order, line, owner: was }: QueueItem, owner: string | null) =>
      put<void>(`${at}/${order}/${line}/owner`, { owner, was: was ?? null }),
  }
}

export const caseKeys = {
  list: (shop: Shop, filter: unknown) => ['after-sales', shop.slug, filter],
  counts: (shop: Shop) => ['after-sale-counts', shop.slug],
}

/** The counts follow what happens; the queue decides itself when. */
export function followAfterSales(shop: Shop) {
  const queries = useQueryClient()
  onTrade(shop, () => void queries.invalidateQueries({ queryKey: caseKeys.counts(shop) }))
}

export const useAfterSaleCounts = (shop: Shop) =>
  useQuery({ queryKey: caseKeys.counts(shop), queryFn: afterSalesOf(shop.id).counts })
