import { goodsPage, type Narrowed } from './api'
import { usePaged } from './paged'

/** Goods of a shop, a page after the other. */
export function useGoods(slug: () => string, narrowed: () => Narrowed) {
  const { items: goods, ...paged } = usePaged(
    (next) => goodsPage(slug(), narrowed(), next),
    ({ products }) => products,
  )
  return { goods, ...paged }
}
