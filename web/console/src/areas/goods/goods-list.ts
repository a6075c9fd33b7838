import { keepPreviousData, useInfiniteQuery } from '@tanstack/vue-query'
import { useDebounce } from '@vueuse/core'
import { computed, type Ref } from 'vue'
import { useShop } from '@console/live/shop'
import { useTakeIn } from '@console/areas/orders/take-in'
import { queryOf, type Filter } from './filter'
import { goodsOf, keys, onGoods, type GoodsRow } from './goods'

const PAGE = 50

/** The goods that a filter leaves, page by page. What changed is taken in once nobody points at a row. */
export function useGoodsList(filter: Ref<Filter>) {
  const shop = useShop()
  const api = goodsOf(shop.id)
  const asked = computed(() => JSON.stringify(queryOf(filter.value)))
  // Typing asks once it rests; it is the text that is compared, so nothing is asked twice.
  const settled = useDebounce(asked, 250)
  const query = useInfiniteQuery({
    queryKey: computed(() => keys.list(shop, settled.value)),
    queryFn: ({ pageParam, signal }) =>
      api.page({ ...JSON.parse(settled.value), cursor: pageParam, limit: PAGE }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: keepPreviousData,
  })
  const { isPointedAt, hasChanged, apply } = useTakeIn(
    (heard) => onGoods(shop, heard),
    () => void query.refetch(),
  )
  /** One product may come twice where a change moved the pages. */
  const rows = computed<GoodsRow[]>(() => {
    const all = query.data.value?.pages.flatMap((page) => page.goods) ?? []
    return [...new Map(all.map((row) => [row.id, row])).values()]
  })
  const total = computed(() => query.data.value?.pages[0]?.total ?? undefined)
  function more() {
    if (query.hasNextPage.value && !query.isFetchingNextPage.value) void query.fetchNextPage()
  }
  return { query, rows, total, more, isPointedAt, hasChanged, apply }
}
