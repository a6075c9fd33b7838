import { computed, ref } from 'vue'
import { useAsked } from './asked'
import { ordersOf, type Order } from './mine'
import { isKnown } from './who'

/** Newest first, as many pages as are open; `next` leads behind them. */
async function pagesOf(slug: string, open: number) {
  const orders: Order[] = []
  let next: string | undefined
  let pages = 0
  if (!isKnown(slug)) return { orders, next, pages }
  do {
    const page = await ordersOf(next)
    orders.push(...page.orders)
    next = page.next ?? undefined
  } while (++pages < open && next)
  return { orders, next, pages }
}

/** A customer's own orders. Each look asks for all pages that are open: any order in them may have changed. */
export function useMyOrders(slug: () => string) {
  const open = ref(1)
  const { value: found, trouble, retry } = useAsked(() => pagesOf(slug(), open.value))
  const orders = computed(() => found.value?.orders)
  const next = computed(() => found.value?.next)
  const isShort = computed(() => open.value > (found.value?.pages ?? 0))
  const isLoading = computed(() => isShort.value && !trouble.value)
  const hasFailed = computed(() => isShort.value && !!trouble.value)

  function more() {
    open.value = (found.value?.pages ?? 0) + 1
    // Where it failed it is as many pages as before, and asked for once more.
    retry()
  }

  return { orders, next, trouble, retry, more, isLoading, hasFailed }
}
