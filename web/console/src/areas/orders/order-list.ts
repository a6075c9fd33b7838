import type { Ref } from 'vue'
import { useShop } from '@console/live/shop'
import { queryOf, type Filter } from './filter'
import { useLongList } from './long-list'
import { keys, onTrade, ordersOf } from './orders'

/** The orders that a filter leaves, newest first. */
export function useOrderList(filter: Ref<Filter>) {
  const shop = useShop()
  return useLongList(() => queryOf(filter.value), {
    key: (asked) => keys.list(shop, asked),
    page: ordersOf(shop.id).page,
    rowsOf: ({ orders }) => orders,
    idOf: ({ id }) => id,
    follow: (heard) => onTrade(shop, heard),
  })
}
