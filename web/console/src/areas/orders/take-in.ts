import { ref, watch } from 'vue'

/** What `follow` hears of is taken into a list at once, or once nobody points at a row: nothing jumps under the cursor. */
export function useTakeIn(follow: (heard: () => void) => void, refetch: () => void) {
  const isPointedAt = ref(false)
  const hasChanged = ref(false)
  function apply() {
    hasChanged.value = false
    refetch()
  }
  follow(() => (isPointedAt.value ? (hasChanged.value = true) : apply()))
  watch(isPointedAt, (isPointed) => !isPointed && hasChanged.value && apply())
  return { isPointedAt, hasChanged, apply }
}
