import { useQuery, useQueryClient } from '@tanstack/vue-query'
import { computed, watch, type Ref } from 'vue'
import { onNews } from '@console/live/news'
import { useShop } from '@console/live/shop'
import { useSaving } from '@console/areas/settings/saving'
import { keys, type ImportsApi, type ImportView } from './imports'

const OFTEN_MS = 2_000
const isWorking = (view: ImportView | undefined) => view?.state === 'checking' || view?.state === 'running'

/** One import, followed while it works, and what can be done with it. */
export function useImport<View extends ImportView>(api: ImportsApi<View>, id: Ref<string | undefined>) {
  const shop = useShop()
  const queries = useQueryClient()
  const key = computed(() => keys.one(shop, api.at, id.value))
  const query = useQuery({
    queryKey: key,
    queryFn: () => api.one(id.value!),
    enabled: computed(() => Boolean(id.value)),
    // News are missed where the line is poor.
    refetchInterval: (asked) => (isWorking(asked.state.data as View | undefined) ? OFTEN_MS : false),
  })
  const view = computed(() => (id.value ? (query.data.value as View | undefined) : undefined))
  const look = () => void query.refetch({ cancelRefetch: false })
  onNews(shop, 'jobs', (detail) => {
    const job = detail?.['id']
    if (id.value && (!job || job === view.value?.job?.id)) look()
  })
  watch(
    () => view.value?.state,
    (state, before) => {
      if (!before || state === before) return
      void queries.invalidateQueries({ queryKey: keys.faults(shop, api.at, id.value) })
      void queries.invalidateQueries({ queryKey: keys.all(shop, api.at) })
    },
  )
  /** Does one thing with it, and shows how it stands then: also where it was refused, since others may have been faster. */
  const acting = useSaving(async (act: (id: string) => Promise<View>) => {
    const { value: asked } = id
    if (!asked) return
    try {
      const told = await act(asked)
      queries.setQueryData(keys.one(shop, api.at, asked), told)
    } finally {
      await queries.invalidateQueries({ queryKey: keys.one(shop, api.at, asked) })
    }
  })
  return { query, view, act: acting.save, isActing: acting.isBusy, problem: acting.problem, look }
}
export type OneImport<View extends ImportView = ImportView> = ReturnType<typeof useImport<View>>
