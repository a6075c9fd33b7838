import { computed, ref, shallowRef, watch } from 'vue'
import { reviewsOf, type ReviewPage } from './api'
import { useAsked } from './asked'

export type Review = ReviewPage['reviews'][number]

/** 4.8, of all that was given; none where nothing was. */
export const averageOf = ({
  count,
  stars_sum,
}: Pick<ReviewPage, 'count' | 'stars_sum'>): string | undefined =>
  count ? (stars_sum / count).toFixed(1) : undefined

export const starsOf = (stars: number): string => '★'.repeat(stars) + '☆'.repeat(5 - stars)

/** What is said of a product, a page after the other. */
export function useReviews(slug: () => string, product: () => string) {
  const { value: first, trouble, retry } = useAsked(() => reviewsOf(slug(), product()))
  const added = shallowRef<Review[]>([])
  const next = ref<string>()
  const isLoading = ref(false)
  const hasFailed = ref(false)
  const reviews = computed(() => first.value && [...first.value.reviews, ...added.value])
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
      const found = await reviewsOf(slug(), product(), next.value)
      // Another product stands there by now.
      if (page !== first.value) return
      added.value = [...added.value, ...found.reviews]
      next.value = found.next ?? undefined
    } catch {
      hasFailed.value = page === first.value
    } finally {
      isLoading.value = false
    }
  }

  return { first, reviews, next, more, isLoading, hasFailed, trouble, retry }
}
