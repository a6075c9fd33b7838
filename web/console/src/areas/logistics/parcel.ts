import { useQuery, useQueryClient } from '@tanstack/vue-query'
import { computed, onScopeDispose, toValue, watch, type MaybeRefOrGetter } from 'vue'
import type { components } from '@api/schema'
import { get } from '@console/api/client'
import type { Shop } from '@console/live/shop'

type Schemas = components['schemas']
export type Parcel = Schemas['ParcelView']
export type ParcelStep = Schemas['ParcelStepView']

const keyOf = (shop: Shop, order: unknown) => ['parcel', shop.slug, order]

/** Where the parcel of an order is; looks again whenever something is heard of it, and after each reconnect. */
export function useParcel(shop: Shop, order: MaybeRefOrGetter<string>) {
  const queries = useQueryClient()
  const id = computed(() => toValue(order))
  const query = useQuery({
    queryKey: keyOf(shop, id),
    queryFn: () => get<Parcel>(`/api/shops/${shop.id}/orders/${id.value}/parcel`),
  })
  const look = () => void queries.invalidateQueries({ queryKey: keyOf(shop, id.value) })
  const stop = shop.listen((frame) => {
    if (frame.type === 'news' && frame.of === 'logistics' && frame.detail['order'] === id.value) look()
  })
  watch(shop.isOnline, (isOnline) => isOnline && look())
  onScopeDispose(stop)
  return query
}

/** The place, where the carrier's own words do not name it. */
export const placeOf = ({ place, words }: Pick<ParcelStep, 'place' | 'words'>): string =>
  words.includes(place) ? '' : place
