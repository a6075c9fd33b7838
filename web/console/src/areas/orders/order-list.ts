import { keepPreviousData, useInfiniteQuery } from '@tanstack/vue-query'
import { useDebounce } from '@vueuse/core'
import { computed, type Ref } from 'vue'
import { useShop } from '@console/live/shop'
import { queryOf, type Filter } from './filter'
import { keys, onTrade, ordersOf, type OrderRow } from './orders'
import { useTakeIn } from './take-in'

const PAGE = 50

/** The orders that a filter leaves, newest first, page by page. What changed is taken in once nobody points at a row. */
export function useOrderList(filter: Ref<Filter>) {
  const shop = useShop()
  const api = ordersOf(shop.id)
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
    (heard) => onTrade(shop, heard),
    () => void query.refetch(),
  )
  /** One order may come twice where a new one moved the pages. */
  const rows = computed<OrderRow[]>(() => {
    const all = query.data.value?.pages.flatMap((page) => page.orders) ?? []
    return [...new Map(all.map((row) => [row.id, row])).values()]
  })
  function more() {
    if (query.hasNextPage.value && !query.isFetchingNextPage.value) void query.fetchNextPage()
  }
  return { query, rows, more, isPointedAt, hasChanged, apply }
}
