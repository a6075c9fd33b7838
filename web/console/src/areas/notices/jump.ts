import type { RouteLocationRaw } from 'vue-router'
import type { NoticeLink } from '@console/api/types'
import type { Shop } from '@console/live/shop'

/** Where a notice leads in the console; nothing where there is no such place. */
export async function placeOf(shop: Shop, link: NoticeLink): Promise<RouteLocationRaw | undefined> {
  const at = (conversation: string, query: Record<string, string> = {}) => ({
    name: 'reception',
    params: { shop: shop.slug, conversation },
    query,
  })
  switch (link.kind) {
    case 'conversation':
      return at(link.conversation, link.seq ? { seq: String(link.seq) } : {})
    case 'page':
      return `/${shop.slug}/${link.path}`
    case 'product':
      return { name: 'goods-product', params: { shop: shop.slug, product: link.product } }
    case 'order': {
      const { customer } = await shop.api.order(link.order)
      const place = await customerPlace(customer, 'order')
      return place ?? { name: 'orders', params: { shop: shop.slug, order: link.order } }
    }
    case 'customer':
      return customerPlace(link.customer, 'customer')
  }

  async function customerPlace(customer: string, side: string) {
    const { rows } = await shop.api.conversations({ group: 'customer', customer, limit: 1 })
    return rows[0] && at(rows[0].conversation, { side })
  }
}
