import { computed, ref, shallowRef, watch } from 'vue'
import { goodsPage, type Narrowed, type ProductBrief } from './api'
import { useAsked } from './asked'

/** Goods of a shop, a page after the other. */
export function useGoods(slug: () => string, narrowed: () => Narrowed) {
  const { value: first, trouble, retry } = useAsked(() => goodsPage(slug(), narrowed()))
  const added = shallowRef<ProductBrief[]>([])
  const next = ref<string>()
  const isLoading = ref(false)
  const hasFailed = ref(false)
  const goods = computed(() => first.value && [...first.value.products, ...added.value])
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
      const found = await goodsPage(slug(), narrowed(), next.value)
      // Another list stands there by now.
      if (page !== first.value) return
      added.value = [...added.value, ...found.products]
      next.value = found.next ?? undefined
    } catch {
      hasFailed.value = page === first.value
    } finally {
      isLoading.value = false
    }
  }

  return { goods, next, trouble, retry, more, isLoading, hasFailed }
}
