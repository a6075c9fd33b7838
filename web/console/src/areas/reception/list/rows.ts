import { computed, onScopeDispose, ref, shallowRef, watch, watchEffect } from 'vue'
import { useInfiniteQuery, useQueryClient, type InfiniteData } from '@tanstack/vue-query'
import type { RowsPage } from '@console/api/types'
import type { DeskRow } from '@kit/live'
import { askAgain } from '../ask-again'
import { useReception } from '../reception'
import { groupOf, groups, isOnDesk, waitingIn, type Group } from '../model/groups'
import { byUrgency, keepPlaces, moved } from '../model/order'

/** The rows of the chosen group, in an order that holds still while someone points at it. */
export function useRows() {
  const { shop, group } = useReception()
  const byGroup = computed(() => {
    const found: Record<Group, DeskRow[]> = { mine: [], queue: [], colleagues: [], closed: [], starred: [] }
    for (const row of shop.rows.value) found[groupOf(row, shop.me)].push(row)
    return found
  })
  const stored = useInfiniteQuery<
    RowsPage,
    Error,
    InfiniteData<RowsPage>,
    readonly unknown[],
    string | number
  >({
    queryKey: ['conversations', shop.slug, group],
    queryFn: ({ pageParam }) =>
      shop.api.conversations({ group: group.value, before: pageParam || undefined, limit: 50 }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
    enabled: computed(() => !isOnDesk(group.value)),
    staleTime: 5_000,
  })

  // What leaves the desk belongs to the closed ones at once.
  const queries = useQueryClient()
  const stopListening = shop.listen((frame) => {
    if (frame.type !== 'desk' || !frame.rows.some((row) => row.status === 'closed')) return
    void askAgain(queries, ['conversations', shop.slug])
    void askAgain(queries, ['conversation', shop.slug])
  })
  onScopeDispose(stopListening)

  const current = computed<DeskRow[]>(() => {
    if (isOnDesk(group.value)) return byGroup.value[group.value]
    const rows = stored.data.value?.pages.flatMap((page) => page.rows) ?? []
    return rows.map((row) => (group.value === 'starred' ? (shop.row(row.conversation) ?? row) : row))
  })
  const wanted = computed(() => {
    const rows = [...current.value]
    if (group.value !== 'closed') rows.sort(byUrgency(shop.limits.value))
    return rows.map((row) => row.conversation)
  })

  const isPointedAt = ref(false)
  const shown = shallowRef<string[]>([])
  watch(group, () => (shown.value = []))
  watchEffect(() => {
    shown.value = isPointedAt.value ? keepPlaces(shown.value, wanted.value) : wanted.value
  })
  const rowOf = computed(() => new Map(current.value.map((row) => [row.conversation, row])))

  return {
    group,
    rows: computed(() => shown.value.flatMap((id) => rowOf.value.get(id) ?? [])),
    changes: computed(() => (isPointedAt.value ? moved(shown.value, wanted.value) : 0)),
    apply: () => (shown.value = wanted.value),
    isPointedAt,
    counts: computed(() =>
      groups.map((id) => ({
        id,
        count: isOnDesk(id) ? byGroup.value[id].length : undefined,
        waiting: waitingIn(byGroup.value[id]),
      })),
    ),
    stored,
    isLoading: computed(() => (isOnDesk(group.value) ? !shop.desk.value.isKnown : stored.isPending.value)),
    failed: computed(() => (isOnDesk(group.value) ? null : stored.error.value)),
  }
}
