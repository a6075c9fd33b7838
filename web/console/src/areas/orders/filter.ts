import type { Query } from '@console/api/client'
import { fenOf } from './money'

/** The tabs over the list: the states of the trade, 待发货 for all that is not wholly shipped, 退款中 across. */
export const tabs = [
  'all',
  'WAIT_BUYER_PAY',
  'TO_SHIP',
  'WAIT_SELLER_SEND_GOODS',
  'SELLER_CONSIGNED_PART',
  'WAIT_BUYER_CONFIRM_GOODS',
  'refunding',
  'TRADE_FINISHED',
  'TRADE_CLOSED',
] as const
export type Tab = (typeof tabs)[number]

/** Where orders are placed, by the server's names. */
export const sources = ['here', 'taobao'] as const
export type Source = (typeof sources)[number]

/** What is asked of the list, as it is typed. */
export interface Filter {
  words: string
  tab: Tab
  /** A flag's number, or any. */
  flag: string
  /** Where it was placed, or anywhere. */
  source: Source | ''
  /** Days as a date field has them, both included. */
  from: string
  to: string
  min: string
  max: string
}
export const anything = (): Filter => ({
  words: '',
  tab: 'all',
  flag: '',
  source: '',
  from: '',
  to: '',
  min: '',
  max: '',
})

/** The filter that an address names, as the home page links to it. */
export const filterOf = ({ tab }: Record<string, unknown>): Filter => ({
  ...anything(),
  tab: tabs.find((each) => each === tab) ?? 'all',
})

/** Whether it leaves anything out beside the tab. */
export const isNarrow = (filter: Filter) =>
  Object.values({ ...filter, tab: '' }).some((value) => value.trim())

/** The fields that cannot be read: they narrow nothing, and say so. */
export function faultsOf({ from, to, min, max }: Filter): ('days' | 'amount')[] {
  const isBad = (text: string) => text.trim() !== '' && fenOf(text) === undefined
  const least = fenOf(min)
  const most = fenOf(max)
  const isTurned = least !== undefined && most !== undefined && least > most
  return [
    ...(from && to && from > to ? (['days'] as const) : []),
    ...(isBad(min) || isBad(max) || isTurned ? (['amount'] as const) : []),
  ]
}

/** Midnight of a date field's day, `days` later, by the clock of whoever looks. */
function midnight(date: string, days = 0): number | undefined {
  const [year, month, day] = date.split('-').map(Number)
  if (!year || !month || !day) return undefined
  return new Date(year, month - 1, day + days).getTime()
}

/** The same as the server takes it; `to` is the end of its day. */
export function queryOf(filter: Filter): Query {
  const { words, tab, flag, source, from, to, min, max } = filter
  const faults = faultsOf(filter)
  const isState = tab !== 'all' && tab !== 'refunding'
  return {
    q: words.trim() || undefined,
    state: isState ? tab : undefined,
    refunding: tab === 'refunding' ? 'true' : undefined,
    flag: flag || undefined,
    source: source || undefined,
    ...(!faults.includes('days') && { from: midnight(from), to: midnight(to, 1) }),
    ...(!faults.includes('amount') && { min_fen: fenOf(min), max_fen: fenOf(max) }),
  }
}
