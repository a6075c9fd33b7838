import { spanOf } from '@kit/span'
import { urgencyOf, type Urgency } from '@console/areas/after_sales/clock'
import { dateTime } from '@console/format'
import { say } from '@console/i18n'
import type { OrderRow } from '../orders'
import '../words'
import './words'

const names = ['ship_by', 'pay_by', 'confirm_by'] as const
export interface Due {
  name: (typeof names)[number]
  at: number
}

/** What an order's clock runs to; at most one runs. */
export function dueOf(order: OrderRow): Due | undefined {
  for (const name of names) {
    const at = order[name]
    if (typeof at === 'number') return { name, at }
  }
  return undefined
}

/** Only the shop can be late: what ends an order by itself presses nobody who ships. */
export const dueUrgency = ({ name, at }: Due, now: number, soonHours: number): Urgency =>
  name === 'ship_by' ? urgencyOf(at, now, soonHours) : 'calm'

export function dueText({ name, at }: Due, now: number): string {
  const { unit, n } = spanOf(Math.abs(at - now))
  const time = say(`order_rows.spans.${unit}`, { n: Math.max(1, n) })
  return say(`order_rows.${at > now ? 'due' : 'over'}.${name}`, { time })
}

/** The same in full, with the moment. */
export function dueHint({ name, at }: Due, now: number): string {
  const key = name === 'ship_by' && at <= now ? 'ship_late' : name
  return say(`trade.${key}`, { time: dateTime(at) })
}
