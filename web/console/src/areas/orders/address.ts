import { useDebounceFn } from '@vueuse/core'
import { watch, type Ref } from 'vue'
import { useRoute, useRouter } from 'vue-router'

/** How a filter stands in an address, and what an address says of it. */
interface Told<F> {
  addressOf: (filter: F) => Record<string, string>
  filterOf: (query: Record<string, unknown>) => F
}

/** Keeps the filter of the page `name` in its address, and follows a link to the same page with another one. */
export function useAddress<F>(name: string, filter: Ref<F>, { addressOf, filterOf }: Told<F>) {
  const textOf = (filter: F): string => JSON.stringify(addressOf(filter))
  const route = useRoute()
  const router = useRouter()
  // What the address says, as far as it was read or written here: opening an order beside the list is no other filter.
  let known = textOf(filter.value)

  // Typing is written down once it rests: browsers refuse an address that changes with each key.
  const write = useDebounceFn(() => {
    const now = textOf(filter.value)
    if (route.name !== name || now === known) return
    known = now
    void router.replace({ query: addressOf(filter.value) })
  }, 300)
  watch(filter, () => void write())
  watch(
    () => route.query,
    (query) => {
      if (route.name !== name) return
      const told = filterOf(query)
      if (textOf(told) === known) return
      known = textOf(told)
      filter.value = told
    },
  )
}
