import { useQueryClient } from '@tanstack/vue-query'
import { ref } from 'vue'
import { useRouter } from 'vue-router'
import { toast } from '@kit/ui'
import type { Problem } from '@console/api/problem'
import { say } from '@console/i18n'
import { useShop } from '@console/live/shop'
import { makeAttempts } from '@console/areas/orders/attempt'
import { goodsOf, keys } from './goods'
import { refusalOf } from './reasons'

/** Puts down another product like one, and opens it. */
export function useCopying() {
  const shop = useShop()
  const router = useRouter()
  const queries = useQueryClient()
  const api = goodsOf(shop.id)
  const attempt = makeAttempts()
  const isCopying = ref(false)

  async function copy(product: string) {
    if (isCopying.value) return
    isCopying.value = true
    try {
      const made = await attempt({ product }, 0, ({ key }) => api.copy(product, key))
      queries.setQueryData(keys.one(shop, made.id), made)
      void queries.invalidateQueries({ queryKey: ['goods-pages', shop.slug] })
      toast(say('goods.copied', { code: made.code }), { tone: 'good' })
      await router.push({ name: 'goods-product', params: { shop: shop.slug, product: made.id } })
    } catch (error) {
      toast(refusalOf(error as Problem), { tone: 'late' })
    } finally {
      isCopying.value = false
    }
  }
  return { isCopying, copy }
}
