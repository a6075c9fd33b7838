import { ref, watch } from 'vue'
import type { Shop } from '@console/live/shop'
import { onTrade } from './orders'

/** What changed is taken into a list at once, or once nobody points at a row: nothing jumps under the cursor. */
export function useTakeIn(shop: Shop, refetch: () => void) {
  const isPointedAt = ref(false)
  const hasChanged = ref(false)
  function apply() {
    hasChanged.value = false
    refetch()
  }
  onTrade(shop, () => (isPointedAt.value ? (hasChanged.value = true) : apply()))
  watch(isPointedAt, (isPointed) => !isPointed && hasChanged.value && apply())
  return { isPointedAt, hasChanged, apply }
}
