import { useQueryClient } from '@tanstack/vue-query'
import { onScopeDispose } from 'vue'
import { useShop } from '@console/live/shop'

export const reasons = ['abuse', 'spam', 'flood', 'fraud'] as const

/** Looks at customers again when someone is blocked or heard again, here or elsewhere. */
export function useFreshBlocks() {
  const shop = useShop()
  const queries = useQueryClient()
  const refresh = (customer: unknown) =>
    void queries.invalidateQueries({ queryKey: ['customer', shop.slug, customer] })
  const stop = shop.listen((frame) => {
    if (frame.type === 'news' && frame.of === 'blocks') refresh(frame.detail.customer)
  })
  onScopeDispose(stop)
  return { refresh }
}
