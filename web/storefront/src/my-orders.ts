import { computed, ref, watch } from 'vue'
import { useAsked } from './asked'
import { ordersOf, type Order, type OrderCounts, type SoughtOrders } from './mine'
import { isKnown } from './who'

/** Newest first, as many pages as are open; `next` leads behind them. */
async function pagesOf(slug: string, sought: SoughtOrders, open: number) {
  const orders: Order[] = []
  let counts: OrderCounts | undefined
  let next: string | undefined
  let pages = 0
  if (!isKnown(slug)) return { orders, counts, next, pages }
  do {
    const page = await ordersOf(sought, next)
    orders.push(...page.orders)
    counts ??= page.counts ?? undefined
    next = page.next ?? undefined
  } while (++pages < open && next)
  return { orders, counts, next, pages }
}

/** A customer's own orders. Each look asks for all pages that are open: any order in them may have changed. */
export function useMyOrders(slug: () => string, sought: () => SoughtOrders) {
  const open = ref(1)
  const key = computed(() => JSON.stringify(sought()))
  watch(key, () => (open.value = 1), { flush: 'sync' })
  const { value, trouble, retry } = useAsked(async () => {
    const of = key.value
    return { of, ...(await pagesOf(slug(), sought(), open.value)) }
  })
  const found = computed(() => (value.value?.of === key.value ? value.value : undefined))
  const orders = computed(() => found.value?.orders)
  // What was counted last stands until it is counted anew.
  const counts = computed(() => value.value?.counts)
  const next = computed(() => found.value?.next)
  const isShort = computed(() => open.value > (found.value?.pages ?? 0))
  const isLoading = computed(() => isShort.value && !trouble.value)
  const hasFailed = computed(() => isShort.value && !!trouble.value)

  function more() {
    open.value = (found.value?.pages ?? 0) + 1
    // Where it failed it is as many pages as before, and asked for once more.
    retry()
  }

  return { orders, counts, next, trouble, retry, more, isLoading, hasFailed }
}
