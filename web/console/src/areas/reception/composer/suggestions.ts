import { useQuery, useQueryClient } from '@tanstack/vue-query'
import { useDebounce } from '@vueuse/core'
import { computed, ref, watch, type Ref } from 'vue'
import type { Phrase } from '@console/api/types'
import { usePhraseLibrary } from '@console/areas/phrases/library'
import { fill, variablesIn } from '@console/areas/phrases/variables'
import { moneyFrom } from '@console/format'
import { useReception } from '../reception'
import { atQuery, complete, slashQuery } from '../model/phrases'
import { usePhraseValues } from './phrase-values'

export interface Suggestion {
  id: string
  kind: 'phrase' | 'product'
  label: string
  hint: string
  code: string
  picture?: string | null
  /** Pictures and cards that come with it. */
  extras?: number
  phrase?: Phrase
}
interface Takers {
  product: (id: string) => void
  phrase: (phrase: Phrase) => void
}

/** `/` offers phrases, `@` products, while the cursor stands behind such a word. */
export function useSuggestions(text: Ref<string>, cursor: Ref<number>, take: Takers) {
  const { shop } = useReception()
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

  const library = usePhraseLibrary()
  const values = usePhraseValues(useQueryClient())
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
    if (slash.value) {
      const known = values.atOnce()
      return (library.index.value?.find(slash.value.query) ?? []).map((phrase) => ({
        id: phrase.id,
        kind: 'phrase',
        label: phrase.title,
        hint: fill(phrase.body, known),
        code: phrase.code && `/${phrase.code}`,
        extras: phrase.pictures.length + phrase.products.length,
        phrase,
      }))
    }
    return (products.data.value ?? []).map(({ id, title, code, price_fen, price_to_fen, picture }) => ({
      id,
      kind: 'product',
      label: title,
      hint: moneyFrom(price_fen, price_to_fen),
      code,
      picture,
    }))
  })

  /** Returns where the cursor goes, if the text changed. */
  async function choose(item: Suggestion | undefined): Promise<number | undefined> {
    const { value: open } = trigger
    if (!item || !open) return undefined
    const { phrase } = item
    const end = cursor.value
    const words = phrase ? fill(phrase.body, await values.of(variablesIn(phrase.body))) : ''
    const done = complete(text.value, open.from, end, words)
    text.value = done.text
    if (phrase) take.phrase(phrase)
    else take.product(item.id)
    return done.cursor
  }
  const step = (by: number) =>
    (at.value = (at.value + by + items.value.length) % Math.max(1, items.value.length))
  const isWaiting = computed(() =>
    slash.value ? !library.index.value && !library.query.isError.value : products.isFetching.value,
  )

  return {
    items,
    at,
    isOpen,
    isWaiting,
    slash,
    step,
    choose,
    used: library.used,
    products: computed(() => library.query.data.value?.products ?? []),
    dismiss: () => (dismissed.value = text.value),
  }
}
