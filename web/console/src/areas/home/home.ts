import { useQuery } from '@tanstack/vue-query'
import { useThrottleFn } from '@vueuse/core'
import { onScopeDispose } from 'vue'
import type { components } from '@api/schema'
import { get } from '@console/api/client'
import type { Shop } from '@console/live/shop'

type Schemas = components['schemas']
export type Home = Schemas['Home']
export type HomeDay = Schemas['HomeDay']

/** A busy shop changes several times a second; figures are for a glance. */
const AT_MOST_MS = 3_000
const EVERY_MS = 30_000

/** The figures of a shop's home, following what happens. */
export function useHome(shop: Shop) {
  const query = useQuery({
    queryKey: ['home', shop.id],
    queryFn: () => get<Home>(`/api/shops/${shop.id}/home`),
    refetchInterval: EVERY_MS,
    // Coming back from the place where the work is, one sees it done.
    staleTime: 0,
  })
  // Nobody looks at a hidden page; shown again, the query asks by itself.
  const look = () => document.visibilityState !== 'hidden' && void query.refetch()
  const again = useThrottleFn(look, AT_MOST_MS, true)
  onScopeDispose(
    shop.listen((frame) => {
      const isMove = frame.type === 'desk' || frame.type === 'presence' || frame.type === 'welcome'
      if (isMove || (frame.type === 'news' && frame.of !== 'settings')) void again()
    }),
  )
  return query
}
