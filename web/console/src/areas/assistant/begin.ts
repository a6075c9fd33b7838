import { makeAttempts } from '@console/areas/orders/attempt'
import { useSaving } from '@console/areas/settings/saving'
import { useShop } from '@console/live/shop'
import { assistantOf, type What } from './api'

/** Begins a batch, once however often it is asked for until somebody answers; what follows is its preview. */
export function useBegin(begun: (batch: string) => void) {
  const api = assistantOf(useShop().id)
  const attempt = makeAttempts()
  return useSaving(async (what: What) => {
    // A batch has no revision of its own: each product is held to its own.
    const { id } = await attempt({ what }, 0, ({ key }) => api.begin({ key, what }))
    begun(id)
  })
}
