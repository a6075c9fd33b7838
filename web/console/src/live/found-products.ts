import { computed, ref, useId } from 'vue'
import { useDebounce } from '@vueuse/core'
import { useQuery } from '@tanstack/vue-query'
import { useShop } from './shop'

const labelOf = ({ title, code }: { title: string; code: string }) => `${title} · ${code}`

/** A field that finds products by a part of their title: its words, and the labels of the list beside it (`list` is its id). */
export function useFoundProducts(onPick: (id: string) => void) {
  const shop = useShop()
  const list = useId()
  const words = ref('')
  const settled = useDebounce(words, 250)
  const found = useQuery({
    queryKey: ['products', shop.slug, settled],
    queryFn: () => shop.api.products(settled.value.trim(), 10),
    enabled: computed(() => settled.value.trim().length > 0),
  })
  const labels = computed(() => found.data.value?.map(labelOf))
  function pick() {
    const product = found.data.value?.find((one) => labelOf(one) === words.value)
    if (!product) return
    onPick(product.id)
    words.value = ''
  }
  return { list, words, labels, pick }
}
