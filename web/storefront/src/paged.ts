import { computed, ref, shallowRef, watch } from 'vue'
import { useAsked } from './asked'

/** A long list, a page after the other: `ask` asks for the first, or for what follows. */
export function usePaged<Page extends { next?: string | null | undefined }, Item>(
  ask: (next?: string) => Promise<Page>,
  itemsOf: (page: Page) => Item[],
) {
  const { value: first, trouble, retry } = useAsked(() => ask())
  const added = shallowRef<Item[]>([])
  const next = ref<string>()
  const isLoading = ref(false)
  const hasFailed = ref(false)
  const items = computed(() => first.value && [...itemsOf(first.value), ...added.value])
  watch(
    first,
    (page) => {
      added.value = []
      next.value = page?.next ?? undefined
      hasFailed.value = false
    },
    { immediate: true, flush: 'sync' },
  )

  async function more() {
    if (!next.value || isLoading.value) return
    const page = first.value
    isLoading.value = true
    hasFailed.value = false
    try {
      const found = await ask(next.value)
      // Another list stands there by now.
      if (page !== first.value) return
      added.value = [...added.value, ...itemsOf(found)]
      next.value = found.next ?? undefined
    } catch {
      hasFailed.value = page === first.value
    } finally {
      isLoading.value = false
    }
  }

  return { first, items, next, trouble, retry, more, isLoading, hasFailed }
}
