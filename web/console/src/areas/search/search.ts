import { useDebounce } from '@vueuse/core'
import { keepPreviousData, useQuery } from '@tanstack/vue-query'
import { computed, type Ref } from 'vue'
import { useI18n } from 'vue-i18n'
import type { SearchKind, SearchResult } from '@console/api/types'
import type { Shop } from '@console/live/shop'
import './words'

const SETTLE_MS = 120
const FEW = 5
const MANY = 50

/** What the server finds while somebody types: only the latest question is answered. `only`: the kind that is looked at alone. */
export function useSearch(shop: Shop, typed: Ref<string>, only: Ref<SearchKind | undefined>) {
  const { t } = useI18n()
  const wanted = computed(() => typed.value.trim())
  const settled = useDebounce(wanted, SETTLE_MS)

  // Opens the index while the first word is typed.
  useQuery({
    queryKey: ['search-state', shop.slug],
    queryFn: () => shop.api.searchState(),
    staleTime: 60_000,
  })
  const answer = useQuery({
    queryKey: ['search', shop.slug, settled, only],
    queryFn: ({ signal }) =>
      shop.api.search({ q: settled.value, in: only.value, limit: only.value ? MANY : FEW }, signal),
    enabled: computed(() => settled.value.length > 0),
    placeholderData: keepPreviousData,
    staleTime: 5_000,
    refetchInterval: ({ state }) => (state.data && isOnTheWay(state.data) ? 1_500 : false),
  })

  const found = computed(() => (wanted.value ? answer.data.value : undefined))
  return {
    groups: computed(() => found.value?.groups ?? []),
    isPending: computed(() => wanted.value !== settled.value || answer.isFetching.value),
    /** What keeps the results from being complete, in words. */
    notice: computed(() => {
      if (!wanted.value) return ''
      if (answer.isError.value) return t('search.failed')
      const state = found.value?.state
      if (!state) return ''
      if (!state.is_ready) return t('search.building', { percent: state.percent })
      return state.behind ? t('search.behind', { n: state.behind }) : ''
    }),
  }
}

const isOnTheWay = ({ state }: SearchResult) => !state.is_ready || state.behind > 0
