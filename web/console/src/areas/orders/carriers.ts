import { keepPreviousData, useQuery } from '@tanstack/vue-query'
import { useDebounce } from '@vueuse/core'
import { computed } from 'vue'
import { useShop } from '@console/live/shop'
import { ordersOf } from './orders'
import { fitsWaybill, waybillOf } from './parcel'

/** Who may carry a parcel and which orders have it, by its number once typing rests; those of the number before stay until then. */
export function useCarriers(typed: () => string) {
  const shop = useShop()
  const settled = useDebounce(
    computed(() => waybillOf(typed())),
    250,
  )
  const found = useQuery({
    queryKey: ['carriers', shop.id, settled],
    queryFn: () => ordersOf(shop.id).carriers(settled.value),
    enabled: computed(() => fitsWaybill(settled.value)),
    placeholderData: keepPreviousData,
    // Pasted once more, a number may have been used a moment ago.
    staleTime: 0,
  })
  return { settled, found }
}
