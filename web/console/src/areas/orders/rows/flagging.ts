import { toast } from '@kit/ui'
import type { Problem } from '@console/api/problem'
import { say } from '@console/i18n'
import { useShop } from '@console/live/shop'
import { makeAttempts } from '../attempt'
import { ordersOf, useKeepOrder, useTradeRules } from '../orders'
import { refusalOf } from '../reasons'

/** Gives an order another flag and leaves its note as it stands now: a row may be older than that. */
export function useFlagging() {
  const shop = useShop()
  const api = ordersOf(shop.id)
  const keep = useKeepOrder(shop)
  const attempt = makeAttempts()
  const { flagName } = useTradeRules()

  return async function fly(order: string, flag: number) {
    try {
      const { note, rev } = await api.one(order)
      keep(await attempt({ note, flag }, rev, (change) => api.write(order, change)))
      toast(say('order_rows.flagged', { name: flagName(flag) }), { tone: 'good', ms: 2_000 })
    } catch (error) {
      toast(refusalOf(error as Problem), { tone: 'late' })
    }
  }
}
