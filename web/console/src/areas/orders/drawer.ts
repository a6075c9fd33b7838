import { useMediaQuery } from '@vueuse/core'
import { computed, nextTick } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { useShop } from '@console/live/shop'

/** The order that lies open beside the list of the page `name`; closed, the list has the keyboard again. */
export function useDrawer(name: string, focusList: () => void) {
  const shop = useShop()
  const route = useRoute()
  const router = useRouter()
  const openId = computed(() => (route.params.order as string) || undefined)
  function go(order?: string) {
    // What the list is narrowed by stays in the address.
    const { query } = route
    const place = { name, params: { shop: shop.slug, order: order ?? '' }, query }
    // From one to the next is no step back; to the list and from it is one.
    return openId.value && order ? router.replace(place) : router.push(place)
  }
  /** Where the order lies over the list, the keyboard does not go behind it. */
  const isOver = useMediaQuery('(max-width: 960px)')
  async function close() {
    await go()
    await nextTick()
    focusList()
  }
  return { openId, go, isOver, close }
}
