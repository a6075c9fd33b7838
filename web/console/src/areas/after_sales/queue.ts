import { keepPreviousData, useInfiniteQuery } from '@tanstack/vue-query'
import { useDebounce } from '@vueuse/core'
import { computed, type Ref } from 'vue'
import { useShop } from '@console/live/shop'
import { onTrade } from '@console/areas/orders/orders'
import { useTakeIn } from '@console/areas/orders/take-in'
import { afterSalesOf, caseKeys, type AfterSaleRow } from './after-sales'
import { queryOf, type Filter } from './filter'

const PAGE = 50

/** One case of the queue: an order may have several, each at a line of its own. */
export const rowKey = ({ order, line }: Pick<AfterSaleRow, 'order' | 'line'>) => `${order}-${line}`

/** The cases that a filter leaves, least time left first, page by page. */
export function useQueue(filter: Ref<Filter>) {
  const shop = useShop()
  const api = afterSalesOf(shop.id)
  const asked = computed(() => JSON.stringify(queryOf(filter.value)))
  const settled = useDebounce(asked, 250)
  const query = useInfiniteQuery({
    queryKey: computed(() => caseKeys.list(shop, settled.value)),
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
  /** A case whose time changed between two pages may come on both. */
  const rows = computed<AfterSaleRow[]>(() => {
    const all = query.data.value?.pages.flatMap((page) => page.cases) ?? []
    return [...new Map(all.map((row) => [rowKey(row), row])).values()]
  })
  function more() {
    if (query.hasNextPage.value && !query.isFetchingNextPage.value) void query.fetchNextPage()
  }
  return { query, rows, more, isPointedAt, hasChanged, apply }
}
