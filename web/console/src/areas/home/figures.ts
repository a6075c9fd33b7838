import { spanOf } from '@kit/span'
import { urgencyOf } from '@console/areas/after_sales/clock'
import { minutesText } from '@console/areas/reception/model/clock'
import { money } from '@console/format'
import type { Home, HomeDay } from './home'
import type { ModuleName } from './modules'
import type { Place } from './places'

export type Tone = 'calm' | 'due' | 'late'
interface Figure {
  /** Its name under `home.figures`. */
  name: string
  value: string
  /** Beside what it stands: the same of yesterday. */
  before?: string
  tone: Tone
  /** Where it leads, where that is closer than the module's own place. */
  place?: Place
}
/** A sentence under the figures: its name under `home.notes`, and its values. */
export interface Note {
  name: string
  values: Record<string, string | number>
  tone: Tone
}

const when = (is: boolean, tone: Tone): Tone => (is ? tone : 'calm')

const figure = (name: string, n: number, tone: Tone = 'calm', place?: Place): Figure => ({
  name,
  value: n.toLocaleString('zh-CN'),
  tone: n > 0 ? tone : 'calm',
  ...(place && { place }),
})

function daysOf(today: HomeDay, yesterday: HomeDay): Figure[] {
  const pair = (name: string, of: (day: HomeDay) => string): Figure => ({
    name,
    value: of(today),
    before: of(yesterday),
    tone: 'calm',
  })
  return [
    pair('orders', (day) => day.orders.toLocaleString('zh-CN')),
    pair('paid', (day) => money(day.paid_fen)),
    pair('refunded', (day) => money(day.refunded_fen)),
  ]
}

/** What a module says in numbers; nothing where the server did not tell. */
export function figuresOf(name: ModuleName, home: Home): Figure[] {
  const { orders, after_sales: cases, requests, receptions, promises, stock, sales, notices, team } = home
  if (name === 'to_ship' && orders)
    return [
      figure('to_ship', orders.to_ship, 'due'),
      ...(orders.to_ship_rest ? [figure('to_ship_rest', orders.to_ship_rest, 'due', 'to_ship_rest')] : []),
    ]
  if (name === 'to_pay' && orders) return [figure('to_pay', orders.to_pay)]
  if (name === 'requests' && requests) return [figure('to_decide', requests.to_decide, 'due')]
  if (name === 'parcel_concerns' && orders) return [figure('parcel_concerns', orders.parcel_concerns, 'late')]
  if (name === 'refund_stuck' && orders) return [figure('refund_stuck', orders.refund_stuck, 'late')]
  if (name === 'to_invoice' && orders) return [figure('to_invoice', orders.to_invoice, 'due')]
  if (name === 'to_reply' && orders) return [figure('to_reply', orders.to_reply, 'due')]
  if (name === 'after_sales' && cases)
    return [
      figure('due_soon', cases.due_soon, 'late'),
      figure('shop_turn', cases.shop_turn, 'due', 'our_after_sales'),
      figure('open', cases.open),
      figure('mine', cases.mine, 'calm', 'my_after_sales'),
      figure('platform', cases.platform, 'late', 'platform_after_sales'),
    ]
  if (name === 'receptions' && receptions)
    return [figure('waiting', receptions.waiting, 'due'), figure('queued', receptions.queued, 'due')]
  if (name === 'promises' && promises)
    return [
      figure('overdue', promises.overdue, 'late', 'overdue_promises'),
      figure('due_today', promises.due_today, 'due'),
    ]
  if (name === 'stock' && stock)
    return [
      figure('sold_out', stock.sold_out, 'late', 'sold_out'),
      figure('low', stock.low, 'due', 'low_stock'),
    ]
  if (name === 'sales' && sales) return daysOf(sales.today, sales.yesterday)
  if (name === 'notices' && notices) return [figure('unread', notices.unread, 'due')]
  if (name === 'team' && team)
    return [
      { name: 'on_duty', value: `${team.on_duty}/${team.members}`, tone: when(team.on_duty === 0, 'due') },
    ]
  return []
}

/** What presses most, in a sentence that says the time. */
export function noteOf(name: ModuleName, home: Home, now: number, soonHours: number): Note | undefined {
  const due = home.orders?.to_ship_by
  if (name === 'to_ship' && typeof due === 'number') {
    const { unit, n } = spanOf(Math.abs(due - now))
    const urgency = urgencyOf(due, now, soonHours)
    return {
      name: `${urgency === 'late' ? 'late' : 'left'}_${unit}`,
      values: { n: Math.max(1, n) },
      tone: urgency === 'late' ? 'late' : when(urgency !== 'calm', 'due'),
    }
  }
  const waits = home.receptions?.longest_since
  if (name === 'receptions' && typeof waits === 'number')
    return { name: 'longest', values: { time: minutesText(Math.max(0, now - waits)) }, tone: 'due' }
  return undefined
}
