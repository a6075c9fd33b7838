import { computed, type Ref } from 'vue'
import { useShop } from '@console/live/shop'
import { useLongList } from '@console/areas/orders/long-list'
import { queryOf, type Filter } from './filter'
import { goodsOf, keys, onGoods } from './goods'

/** The goods that a filter leaves, and how many they are. */
export function useGoodsList(filter: Ref<Filter>) {
  const shop = useShop()
  const list = useLongList(() => queryOf(filter.value), {
    key: (asked) => keys.list(shop, asked),
    page: goodsOf(shop.id).page,
    rowsOf: ({ goods }) => goods,
    idOf: ({ id }) => id,
    follow: (heard) => onGoods(shop, heard),
  })
  const total = computed(() => list.query.data.value?.pages[0]?.total ?? undefined)
  return { ...list, total }
}
