import { computed, onScopeDispose } from 'vue'
import { useThrottleFn } from '@vueuse/core'
import { useQuery } from '@tanstack/vue-query'
import type { Shop } from '@console/live/shop'
import { boardOf } from './board'
import { loadsOf, sumsOf, waitingOf } from './model'

const AT_MOST_MS = 1_500

/** The board, live: whoever moves is on the desk at once; loads and places follow. */
export function useBoard(shop: Shop) {
  const query = useQuery({
    queryKey: ['board', shop.id],
    queryFn: boardOf(shop.id).see,
    refetchInterval: 15_000,
  })
  const again = useThrottleFn(() => void query.refetch(), AT_MOST_MS, true)
  onScopeDispose(
    shop.listen((frame) => {
      const isMove = frame.type === 'desk' || frame.type === 'presence' || frame.type === 'welcome'
      if (isMove || (frame.type === 'news' && frame.of === 'dispatch')) void again()
    }),
  )
  const waits = computed(() => waitingOf(shop.rows.value, query.data.value))
  const loads = computed(() => loadsOf(shop.rows.value, query.data.value))
  return { query, waits, loads, sums: computed(() => sumsOf(waits.value, loads.value)) }
}
