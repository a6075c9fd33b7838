import { dayOf, lengthOf } from '@console/format'
import {
  across,
  anything,
  cases,
  concerns,
  dues,
  queryOf,
  sources,
  tabs,
  times,
  type Filter,
  type Tab,
} from '../filter'
import { yuanOf } from '../money'
import type { FilterQuery } from './many'

const before = (now: Date, days: number) => new Date(now.getFullYear(), now.getMonth(), now.getDate() - days)

/** How many days up to today a filter covers, today being one; none where it ends on another day. */
export function daysOf({ from, to }: Pick<Filter, 'from' | 'to'>, now: Date): number | undefined {
  if (!from || (to && to !== dayOf(now))) return undefined
  const [year = 0, month = 1, day = 1] = from.split('-').map(Number)
  // By the calendar: a day of 23 hours is a day.
  const days =
    (Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()) - Date.UTC(year, month - 1, day)) / 86_400_000
  return days >= 0 && days < 3_650 ? days + 1 : undefined
}

/** What a filter finds, as it is kept; `days` in the place of its two dates makes it move with today. */
export function savedOf(filter: Filter, days?: number): FilterQuery {
  const { q, state, flag, source, product, ...more } = queryOf(filter)
  const { refund_state, ship_due, parcel_concern, time, from, to, min_fen, max_fen } = more
  const at = { time, ...(days === undefined ? { from, to } : { days }) }
  const number = flag === undefined ? undefined : Number(flag)
  const of = { q, state, flag: number, source, product, refund_state, ship_due, parcel_concern }
  const kept = { ...of, ...at, min_fen, max_fen }
  // What is not asked for is not sent.
  const said = Object.entries(kept).filter(([, value]) => value !== undefined)
  const asked = across.filter((each) => more[each] === 'true').map((each) => [each, true] as const)
  return { refunding: false, ...Object.fromEntries(said), ...Object.fromEntries(asked) }
}

const yuan = (fen: number | null | undefined) => (fen === null || fen === undefined ? '' : yuanOf(fen))

/** A kept filter as it is typed; what a newer server keeps beside is not ours to show. */
export function filterOfSaved(query: FilterQuery, now: Date): Filter {
  const { q, state, flag, source, product, ...more } = query
  const { refund_state, ship_due, parcel_concern, time, from, to, days, min_fen, max_fen } = more
  const named = across.find((each) => query[each]) ?? tabs.find((each) => each === state)
  // What is asked of all parcels is a tab, where there is no other.
  const isConcerned = !named && parcel_concern === 'any'
  const tab = isConcerned ? 'parcel_concern' : named
  const first = days ? dayOf(before(now, days - 1)) : from ? dayOf(new Date(from)) : ''
  return {
    ...anything(),
    words: q ?? '',
    tab: (tab ?? 'all') as Tab,
    flag: flag === null || flag === undefined ? '' : String(flag),
    source: sources.find((each) => each === source) ?? '',
    product: product ?? '',
    case: cases.find((each) => each === refund_state) ?? '',
    due: dues.find((each) => each === ship_due) ?? '',
    concern: (!isConcerned && concerns.find((each) => each === parcel_concern)) || '',
    time: times.find((each) => each === time) ?? 'placed',
    from: first,
    // It is kept as the end of its day.
    to: to && !days ? dayOf(new Date(to - 1)) : '',
    min: yuan(min_fen),
    max: yuan(max_fen),
  }
}

export const MOST_FILTERS = 20
export const MOST_NAME = 20
export const isName = (name: string) => {
  const length = lengthOf(name)
  return length >= 1 && length <= MOST_NAME
}
