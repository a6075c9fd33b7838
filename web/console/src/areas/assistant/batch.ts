import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/vue-query'
import { computed, onScopeDispose, type Ref } from 'vue'
import { toast } from '@kit/ui'
import type { Problem } from '@console/api/problem'
import { i18n } from '@console/i18n'
import { onNews } from '@console/live/news'
import { useShop, type Shop } from '@console/live/shop'
import { useSaving } from '@console/areas/settings/saving'
import { assistantOf, keys, type Batch, type BatchState, type Only } from './api'
import { refusalOf } from './reasons'

export const isUnderWay = (state: BatchState): boolean =>
  state === 'previewing' || state === 'applying' || state === 'undoing'

/** Whether a node is at it, or will be in a moment. One that failed waits for a person. */
export const isRunning = (batch: Batch): boolean =>
  isUnderWay(batch.state) && batch.job?.state !== 'failed' && batch.job?.state !== 'stopped'

/** Whether it stands still and can go on from there. */
export const mayResume = (batch: Batch): boolean =>
  batch.state === 'stopped' || (isUnderWay(batch.state) && !isRunning(batch))

/** Runs when some long work of the shop got further or came to its end, and after each reconnect. */
export function onJobs(shop: Shop, run: () => void) {
  let timer: ReturnType<typeof setTimeout> | undefined
  const soon = () => (timer ??= setTimeout(() => ((timer = undefined), run()), 250))
  onNews(shop, 'jobs', soon)
  onScopeDispose(() => clearTimeout(timer))
}

/** One batch as it stands, and what can be done with it. */
export function useBatch(id: Ref<string>) {
  const shop = useShop()
  const api = assistantOf(shop.id)
  const queries = useQueryClient()
  const query = useQuery({
    queryKey: computed(() => keys.batch(shop, id.value)),
    queryFn: () => api.batch(id.value),
    // Should the news of it not come through.
    refetchInterval: ({ state }) => (state.data && isRunning(state.data) ? 3_000 : false),
  })
  onJobs(shop, () => void query.refetch())
  const batch = computed(() => query.data.value)

  const { isBusy, save } = useSaving(
    async (act: () => Promise<Batch>) => {
      queries.setQueryData(keys.batch(shop, id.value), await act())
      void queries.invalidateQueries({ queryKey: keys.batches(shop) })
    },
    (problem: Problem) => {
      toast(refusalOf(problem), { tone: 'late' })
      return query.refetch()
    },
  )
  return {
    query,
    batch,
    isBusy,
    apply: (skipsWarned: boolean) => save(() => api.apply(id.value, skipsWarned)),
    turn: (to: 'stop' | 'resume' | 'undo' | 'drop') => save(() => api.turn(id.value, to)),
    reportAt: computed(() => api.reportAt(id.value, i18n.global.locale.value)),
  }
}

/** How many products of a batch taking it back would leave in the shop, counted while somebody thinks about it. */
export function useListedSince(id: Ref<string>, isAsked: Ref<boolean>) {
  const shop = useShop()
  const query = useQuery({
    queryKey: computed(() => keys.undoing(shop, id.value)),
    queryFn: () => assistantOf(shop.id).undoing(id.value),
    enabled: isAsked,
    // Goods come to be listed from one moment to the next.
    staleTime: 0,
    gcTime: 0,
  })
  return {
    listed: computed(() => query.data.value?.listed ?? 0),
    isCounting: query.isFetching,
    isUncounted: query.isError,
  }
}

/** The products of a batch and what becomes of them, page by page; asked anew where the batch goes on. */
export function useItems(batch: Ref<Batch>, only: Ref<Only>) {
  const shop = useShop()
  const api = assistantOf(shop.id)
  const query = useInfiniteQuery({
    queryKey: computed(() => [...keys.items(shop, batch.value.id, only.value), batch.value.state]),
    queryFn: ({ pageParam, signal }) =>
      api.items(batch.value.id, { only: only.value, cursor: pageParam }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    // Half a preview tells nothing.
    enabled: computed(() => batch.value.state !== 'previewing'),
  })
  const items = computed(() => query.data.value?.pages.flatMap((page) => page.items) ?? [])
  return { query, items }
}

/** Whether some of it was saved, be it that it was stopped then. */
export const wasApplied = ({ state, applied_at, undo_until, can_undo }: Batch): boolean =>
  state === 'applying' || Boolean(applied_at || undo_until || can_undo)

/** What a batch's products are shown by, in its state. */
export function tabsOf(batch: Batch): Only[] {
  const { state } = batch
  if (state === 'undone' || state === 'undoing') return ['undone', 'kept', 'failed', 'refused']
  if (wasApplied(batch)) return withLeftOut(batch, ['applied', 'failed', 'refused'])
  return withLeftOut(batch, ['changed', 'warned', 'refused'])
}

/** Few batches are for some SKUs only. */
const withLeftOut = (batch: Batch, tabs: Only[]): Only[] => (batch.left_out ? [...tabs, 'left_out'] : tabs)

/** How many a tab has, as far as the batch says it. */
export function countIn(batch: Batch, tab: Only): number | undefined {
  const isCounted = tab === 'changed' || tab === 'warned' || tab === 'refused' || tab === 'left_out'
  return isCounted ? batch[tab] : undefined
}

/** How many products saving it would change. */
export const toApply = (batch: Batch, skipsWarned: boolean): number =>
  Math.max(0, batch.changed - (skipsWarned ? batch.warned : 0))
