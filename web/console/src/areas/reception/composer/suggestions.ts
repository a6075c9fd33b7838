import { useQuery } from '@tanstack/vue-query'
import { useDebounce } from '@vueuse/core'
import { computed, ref, watch, type Ref } from 'vue'
import { money } from '@console/format'
import { useReception } from '../reception'
import { atQuery, complete, fillPhrase, matchPhrases, slashQuery } from '../model/phrases'

export interface Suggestion {
  id: string
  kind: 'phrase' | 'product'
  label: string
  hint: string
  code: string
  picture?: string | null
}

/** `/` offers phrases, `@` products, while the cursor stands behind such a word. */
export function useSuggestions(text: Ref<string>, cursor: Ref<number>, sendProduct: (id: string) => void) {
  const { shop, row } = useReception()
  const at = ref(0)
  const dismissed = ref('')
  const slash = computed(() => slashQuery(text.value, cursor.value))
  const mention = computed(() => atQuery(text.value, cursor.value))
  const trigger = computed(() => slash.value ?? mention.value)
  const isOpen = computed(() => trigger.value !== undefined && dismissed.value !== text.value)
  watch(
    () => trigger.value?.query,
    () => (at.value = 0),
  )

  const phrases = useQuery({
    queryKey: ['phrases', shop.slug],
    queryFn: shop.api.phrases,
    staleTime: 300_000,
  })
  const wanted = useDebounce(
    computed(() => mention.value?.query ?? ''),
    150,
  )
  const products = useQuery({
    queryKey: ['products', shop.slug, wanted],
    queryFn: () => shop.api.products(wanted.value, 8),
    enabled: computed(() => mention.value !== undefined),
  })

  const items = computed<Suggestion[]>(() => {
    if (!isOpen.value) return []
    if (slash.value)
      return matchPhrases(phrases.data.value ?? [], slash.value.query).map(({ id, title, body, code }) => ({
        id,
        kind: 'phrase',
        label: title,
        hint: fill(body),
        code: `/${code}`,
      }))
    return (products.data.value ?? []).map(({ id, title, code, price_fen, picture }) => ({
      id,
      kind: 'product',
      label: title,
      hint: money(price_fen),
      code,
      picture,
    }))
  })

  const fill = (body: string) =>
    fillPhrase(body, {
      nick: shop.membership.member.nick,
      customer: row.value?.customer.name ?? '',
      shop: shop.membership.shop.name,
    })

  /** Returns where the cursor goes, if the text changed. */
  function choose(item: Suggestion | undefined): number | undefined {
    const { value: open } = trigger
    if (!item || !open) return undefined
    const insert = item.kind === 'phrase' ? item.hint : ''
    const done = complete(text.value, open.from, cursor.value, insert)
    text.value = done.text
    if (item.kind === 'product') sendProduct(item.id)
    return done.cursor
  }
  const step = (by: number) =>
    (at.value = (at.value + by + items.value.length) % Math.max(1, items.value.length))
  const isWaiting = computed(() => (slash.value ? phrases.isPending.value : products.isFetching.value))

  return { items, at, isOpen, isWaiting, slash, step, choose, dismiss: () => (dismissed.value = text.value) }
}
