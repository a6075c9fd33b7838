import type { Query } from '@console/api/client'
import { endStates, states } from '@console/areas/after_sales/filter'
import { fenOf } from './money'
import { isPhone } from './phone'
import { isId, said, toldOf } from './told'

/** What a tab asks across the states of the trade, by the server's names. */
export const across = ['refunding', 'refund_stuck', 'to_reply', 'to_invoice'] as const

/** The tabs over the list: the states of the trade, 待发货 for all that is not wholly shipped, and what is asked across. */
export const tabs = [
  'all',
  'WAIT_BUYER_PAY',
  'TO_SHIP',
  'WAIT_SELLER_SEND_GOODS',
  'SELLER_CONSIGNED_PART',
  'WAIT_BUYER_CONFIRM_GOODS',
  'parcel_concern',
  'refunding',
  'refund_stuck',
  'TRADE_FINISHED',
  'to_reply',
  'to_invoice',
  'TRADE_CLOSED',
] as const
export type Tab = (typeof tabs)[number]

/** Where orders are placed, by the server's names. */
export const sources = ['here', 'taobao'] as const
export type Source = (typeof sources)[number]

/** Which of an order's times the days are about, by the server's names; the list goes by it. */
export const times = ['placed', 'paid', 'shipped', 'finished', 'closed'] as const
export type Time = (typeof times)[number]

/** What still has to leave, by its time to ship: the list goes by that. */
export const dues = ['late', 'soon', 'any'] as const
type Due = (typeof dues)[number]

/** What parcels are in, by the server's names; the tab asks for any. */
export const concerns = ['any', 'stuck', 'lost', 'trouble', 'refused'] as const
type Concern = (typeof concerns)[number]

/** How the last after-sale case of a line stands. */
export const cases = [...states, ...endStates] as const
type CaseState = (typeof cases)[number]

/** What is asked of the list, as it is typed. */
export interface Filter {
  words: string
  tab: Tab
  /** A flag's number, or any. */
  flag: string
  /** Where it was placed, or anywhere. */
  source: Source | ''
  /** A product's id, or any. */
  product: string
  /** An after-sale state, or any. */
  case: CaseState | ''
  /** Late, soon late, or all that has to leave; or whatever has not to. */
  due: Due | ''
  /** What somebody should see to of its parcels, or whatever they do. */
  concern: Concern | ''
  /** What the days are about. */
  time: Time
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
  product: '',
  case: '',
  due: '',
  concern: '',
  time: 'placed',
  from: '',
  to: '',
  min: '',
  max: '',
})

/** Without the phone that is looked for: that is personal data, and stands in no kept filter. */
export const withoutPhone = (filter: Filter): Filter =>
  isPhone(filter.words) ? { ...filter, words: '' } : filter

/** What of an address can be what it says it is. */
const DAY = /^\d{4}-\d{2}-\d{2}$/
const AMOUNT = /^.{1,20}$/
const fits = { flag: /^[0-5]$/, from: DAY, to: DAY, min: AMOUNT, max: AMOUNT }

/** The filter that an address names, as the home page links to it, a reload has it and colleagues pass it on. */
export function filterOf(query: Record<string, unknown>): Filter {
  const textOf = (name: keyof typeof fits): string => {
    const text = query[name]
    return typeof text === 'string' && fits[name].test(text) ? text : ''
  }
  return {
    words: toldOf(query.q),
    tab: tabs.find((each) => each === query.tab) ?? 'all',
    flag: textOf('flag'),
    source: sources.find((each) => each === query.source) ?? '',
    product: isId(query.product) ? query.product : '',
    case: cases.find((each) => each === query.case) ?? '',
    due: dues.find((each) => each === query.due) ?? '',
    concern: concerns.find((each) => each === query.concern) ?? '',
    time: times.find((each) => each === query.time) ?? 'placed',
    from: textOf('from'),
    to: textOf('to'),
    min: textOf('min'),
    max: textOf('max'),
  }
}

/** The same as an address says it: nothing of what is not asked for. */
export function addressOf(filter: Filter): Record<string, string> {
  const { words, tab, time, ...more } = filter
  const unusual = { tab: tab === 'all' ? '' : tab, time: time === 'placed' ? '' : time }
  return said({ ...unusual, q: toldOf(words), ...more })
}

/** Whether it leaves anything out beside the tab; which time is meant leaves nothing out without days. */
export const isNarrow = (filter: Filter) =>
  Object.values({ ...filter, tab: '', time: '' }).some((value) => value.trim())

export type Fault = 'days' | 'amount'

/** The fields that cannot be read: they narrow nothing, and say so. */
export function faultsOf({ from, to, min, max }: Filter): Fault[] {
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
  const { words, tab, flag, source, product, from, to, min, max } = filter
  const faults = faultsOf(filter)
  const hasDays = Boolean(from || to) && !faults.includes('days')
  const time = filter.time === 'placed' ? undefined : filter.time
  const asked = across.find((each) => each === tab)
  const isConcerned = tab === 'parcel_concern'
  return {
    q: words.trim() || undefined,
    state: asked || isConcerned || tab === 'all' ? undefined : tab,
    ...(asked && { [asked]: 'true' }),
    flag: flag || undefined,
    source: source || undefined,
    product: product || undefined,
    refund_state: filter.case || undefined,
    ship_due: filter.due || undefined,
    parcel_concern: filter.concern || (isConcerned ? 'any' : undefined),
    ...(hasDays && { time, from: midnight(from), to: midnight(to, 1) }),
    ...(!faults.includes('amount') && { min_fen: fenOf(min), max_fen: fenOf(max) }),
  }
}
