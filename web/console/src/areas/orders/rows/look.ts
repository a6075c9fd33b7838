import { useQueryClient } from '@tanstack/vue-query'
import { shallowRef } from 'vue'
import { toast } from '@kit/ui'
import { problemText } from '@console/i18n'
import { useShop } from '@console/live/shop'
import { deedsOf, type Deed } from '../deeds/deeds'
import { keys, ordersOf } from '../orders'
import { reasonText } from '../reasons'

/** Between opening a menu and picking from it nothing is asked again, unless the order changed. */
const FRESH_MS = 5_000

/** What may be done with an order of the list: asked when somebody wants to know, never for each row. */
export function useLook() {
  const shop = useShop()
  const queries = useQueryClient()
  /** Nothing where it cannot be had, which is said. */
  return async function look(id: string): Promise<Deed[] | undefined> {
    try {
      const order = await queries.fetchQuery({
        queryKey: keys.one(shop, id),
        queryFn: () => ordersOf(shop.id).one(id),
        staleTime: FRESH_MS,
      })
      return deedsOf(order, shop.membership.member.role)
    } catch (error) {
      toast(problemText(error), { tone: 'late' })
      return undefined
    }
  }
}

/** The act that was begun in a row; its dialog outlives the row, which may leave the list meanwhile. */
export function useBegun() {
  const look = useLook()
  const begun = shallowRef<{ order: string; deed: Deed }>()
  /** What is not possible now says why: a finger has no tooltip. */
  async function begin(order: string, id: string) {
    const deeds = await look(order)
    if (!deeds) return
    const deed = deeds.find((each) => each.id === id)
    // What the order knows no more, it has left behind since its row was drawn.
    if (!deed || deed.reason) toast(reasonText(deed?.reason ?? 'wrong_state'))
    else begun.value = { order, deed }
  }
  return { begun, begin, end: () => (begun.value = undefined) }
}
