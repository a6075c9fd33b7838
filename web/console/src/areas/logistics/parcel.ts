import { useQuery, useQueryClient } from '@tanstack/vue-query'
import { computed, toValue, type MaybeRefOrGetter } from 'vue'
import type { components } from '@api/schema'
import { get } from '@console/api/client'
import { onNews } from '@console/live/news'
import type { Shop } from '@console/live/shop'

type Schemas = components['schemas']
export type Parcel = Schemas['ParcelView']
export type ParcelStep = Schemas['ParcelStepView']

const keyOf = (shop: Shop, order: unknown) => ['parcel', shop.slug, order]

/** Where the parcels of an order are; looks again whenever something is heard of it, and after each reconnect. */
export function useParcels(shop: Shop, order: MaybeRefOrGetter<string>) {
  const queries = useQueryClient()
  const id = computed(() => toValue(order))
  const query = useQuery({
    queryKey: keyOf(shop, id),
    queryFn: () =>
      get<Schemas['ParcelList']>(`/api/shops/${shop.id}/orders/${id.value}/parcels`).then(
        ({ parcels }) => parcels,
      ),
  })
  const look = () => void queries.invalidateQueries({ queryKey: keyOf(shop, id.value) })
  onNews(shop, 'logistics', look, (detail) => detail['order'] === id.value)
  return query
}

/** The place, where the carrier's own words do not name it. */
export const placeOf = ({ place, words }: Pick<ParcelStep, 'place' | 'words'>): string =>
  words.includes(place) ? '' : place
