import { keepPreviousData, useInfiniteQuery } from '@tanstack/vue-query'
import { useDebounce } from '@vueuse/core'
import { computed } from 'vue'
import type { Query } from '@console/api/client'
import { useTakeIn } from './take-in'

const PAGE = 50

interface Source<Page, Row> {
  key: (asked: string) => unknown[]
  page: (query: Query, signal: AbortSignal) => Promise<Page>
  rowsOf: (page: Page) => Row[]
  idOf: (row: Row) => unknown
  follow: (heard: () => void) => void
}

/** The rows that a filter leaves, page by page. What changed is taken in once nobody points at a row. */
export function useLongList<Page extends { next?: string | null }, Row>(
  filter: () => Query,
  { key, page, rowsOf, idOf, follow }: Source<Page, Row>,
) {
  const asked = computed(() => JSON.stringify(filter()))
  // Typing asks once it rests; it is the text that is compared, so nothing is asked twice.
  const settled = useDebounce(asked, 250)
  const query = useInfiniteQuery({
    queryKey: computed(() => key(settled.value)),
    queryFn: ({ pageParam, signal }): Promise<Page> =>
      page({ ...JSON.parse(settled.value), cursor: pageParam, limit: PAGE }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
    placeholderData: keepPreviousData,
  })
  const { isPointedAt, hasChanged, apply } = useTakeIn(follow, () => void query.refetch())
  /** One row may come twice where a change moved the pages. */
  const rows = computed(() => {
    const all = query.data.value?.pages.flatMap((each) => rowsOf(each)) ?? []
    return [...new Map(all.map((row) => [idOf(row), row] as const)).values()]
  })
  function more() {
    if (query.hasNextPage.value && !query.isFetchingNextPage.value) void query.fetchNextPage()
  }
  return { query, rows, more, isPointedAt, hasChanged, apply }
}
