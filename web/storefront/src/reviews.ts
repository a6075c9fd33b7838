import { reviewsOf, type ReviewPage } from './api'
import { usePaged } from './paged'

/** 4.8, of all that was given; none where nothing was. */
export const averageOf = ({
  count,
  stars_sum,
}: Pick<ReviewPage, 'count' | 'stars_sum'>): string | undefined =>
  count ? (stars_sum / count).toFixed(1) : undefined

export const starsOf = (stars: number): string => '★'.repeat(stars) + '☆'.repeat(5 - stars)

/** What is said of a product, a page after the other. */
export function useReviews(slug: () => string, product: () => string) {
  const { items: reviews, ...paged } = usePaged(
    (next) => reviewsOf(slug(), product(), next),
    (page) => page.reviews,
  )
  return { reviews, ...paged }
}
