import type { OrderView, Role } from '@console/api/types'

type Payout = OrderView['payouts'][number]

/** Money of an order that has not gone back yet. */
export interface Due extends Omit<Payout, 'no'> {
  /** Below the order's path. */
  at: string
  /** A payment that paid for nothing: nobody knows whether it came. */
  isCallOff: boolean
}

/** Until when nobody of this role says that it went another way, for it may have gone; none: they may. */
export function unsureUntil({ unsure_until: until }: Due, role: Role, now: number): number | undefined {
  if (until == null || (role === 'owner' && until <= now)) return undefined
  return until
}

export const duesOf = (order: OrderView): Due[] => [
  ...order.payouts.map((due) => ({ ...due, at: `payouts/${due.no}`, isCallOff: false })),
  ...order.call_offs.map((due) => ({
    ...due,
    at: `collections/${due.key}`,
    isCallOff: true,
    is_freight: false,
  })),
]
