import { useInfiniteQuery } from '@tanstack/vue-query'
import { computed } from 'vue'
import { useShop } from '@console/live/shop'
import { keys, type ImportFault, type ImportsApi, type ImportView } from './imports'

/** What is wrong with the rows of one import, page by page. */
export function useFaults<View extends ImportView>(api: ImportsApi<View>, id: () => string) {
  const shop = useShop()
  const query = useInfiniteQuery({
    queryKey: computed(() => keys.faults(shop, api.at, id())),
    queryFn: ({ pageParam }) => api.faults(id(), pageParam),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  })
  const faults = computed<ImportFault[]>(() => query.data.value?.pages.flatMap((page) => page.faults) ?? [])
  return { query, faults }
}

/** Whether it has to be said in which of several tables a row stands. */
export const hasFiles = (faults: ImportFault[]) => faults.some(({ file }) => Boolean(file))
