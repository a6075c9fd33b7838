import type { OrderView } from '@console/api/types'

type Payout = OrderView['payouts'][number]

/** Money of an order that has not gone back yet. */
export interface Due extends Omit<Payout, 'no'> {
  /** Below the order's path. */
  at: string
  /** A payment that paid for nothing: nobody knows whether it came. */
  isCallOff: boolean
}

export const duesOf = (order: OrderView): Due[] => [
  ...order.payouts.map((due) => ({ ...due, at: `payouts/${due.no}`, isCallOff: false })),
  ...order.call_offs.map((due) => ({ ...due, at: `collections/${due.key}`, isCallOff: true })),
]
