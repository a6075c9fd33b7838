import { useQueryClient } from '@tanstack/vue-query'
import { toast, type MenuItem } from '@kit/ui'
import type { Member } from '@console/api/types'
import type { Problem } from '@console/api/problem'
import { problemText, say } from '@console/i18n'
import type { Shop } from '@console/live/shop'
import { serves } from '@console/roles'
import { afterSalesOf, type QueueItem } from './after-sales'
import './words'

type Person = Pick<Member, 'id' | 'nick' | 'role'>

/** What may be done about who looks after a case, as whoever answers cases may: take it, let go of it, hand it to somebody who may. */
export function ownerItems(owner: string | null | undefined, me: string, members: Person[]): MenuItem[] {
  const others = members.filter((member) => serves(member) && member.id !== me && member.id !== owner)
  return [
    ...(owner === me ? [] : [{ id: me, label: say('after_sales.owner.take'), icon: 'take' } as const]),
    ...others.map(({ id, nick }) => ({ id, label: say('after_sales.owner.hand_on', { name: nick }) })),
    ...(owner ? [{ id: '', label: say('after_sales.owner.release'), icon: 'close' } as const] : []),
  ]
}

/** Hands a case to `owner`, or to nobody (`''`). */
export function useOwners(shop: Shop) {
  const queries = useQueryClient()
  return async function hand(row: QueueItem, owner: string, name: string) {
    try {
      await afterSalesOf(shop.id).hand(row, owner || null)
      const told = owner === shop.me ? 'taken' : owner ? 'handed' : 'released'
      toast(say(`after_sales.owner.${told}`, { name }), { tone: 'good', ms: 2_000 })
    } catch (error) {
      const isLate = (error as Problem).code === 'changed_meanwhile'
      toast(isLate ? say('after_sales.owner.faster') : problemText(error), { tone: 'late' })
    }
    for (const of of ['after-sales', 'after-sale-counts'])
      void queries.invalidateQueries({ queryKey: [of, shop.slug] })
  }
}
