import type { RouteLocationRaw } from 'vue-router'
import type { Role } from '@console/api/types'
import { serving } from '@console/roles'
import type { ModuleName } from './modules'

/** Where work is done: a module's own place, or one of its figures'. */
export type Place =
  | ModuleName
  | 'to_ship_rest'
  | 'our_after_sales'
  | 'my_after_sales'
  | 'platform_after_sales'
  | 'overdue_promises'
  | 'low_stock'
  | 'sold_out'

interface Spot {
  name: string
  query?: Record<string, string>
  roles?: Role[]
}

const spots: Record<Place, Spot[]> = {
  to_ship: [{ name: 'orders', query: { tab: 'TO_SHIP' } }],
  to_ship_rest: [{ name: 'orders', query: { tab: 'SELLER_CONSIGNED_PART' } }],
  to_pay: [{ name: 'orders', query: { tab: 'WAIT_BUYER_PAY' } }],
  requests: [{ name: 'orders', query: { requests: 'to_decide' } }],
  parcel_concerns: [{ name: 'orders', query: { tab: 'parcel_concern' } }],
  refund_stuck: [{ name: 'orders', query: { tab: 'refund_stuck' } }],
  to_invoice: [{ name: 'orders', query: { tab: 'to_invoice' } }],
  to_reply: [{ name: 'orders', query: { tab: 'to_reply' } }],
  sales: [{ name: 'orders' }],
  after_sales: [{ name: 'after_sales' }],
  our_after_sales: [{ name: 'after_sales', query: { turn: 'shop' } }],
  my_after_sales: [{ name: 'after_sales', query: { owner: 'me' } }],
  platform_after_sales: [{ name: 'after_sales', query: { state: 'PLATFORM_INVOLVED' } }],
  receptions: [{ name: 'reception' }],
  promises: [{ name: 'promises', roles: serving }],
  overdue_promises: [{ name: 'promises', query: { tab: 'overdue' }, roles: serving }],
  stock: [{ name: 'goods' }],
  low_stock: [{ name: 'goods', query: { tab: 'low_stock' } }],
  sold_out: [{ name: 'goods', query: { tab: 'sold_out' } }],
  notices: [{ name: 'notices' }],
  team: [
    { name: 'board', roles: ['owner', 'supervisor'] },
    { name: 'shifts', roles: ['agent'] },
  ],
}

/** The way there; nothing where the role has no such page. */
export function wayTo(place: Place, shop: string, role: Role): RouteLocationRaw | undefined {
  const spot = spots[place].find(({ roles }) => !roles || roles.includes(role))
  return spot && { name: spot.name, params: { shop }, ...(spot.query && { query: spot.query }) }
}
