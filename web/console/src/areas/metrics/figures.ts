import type { components } from '@api/schema'
import { get, put, remove } from '@console/api/client'

type Schemas = components['schemas']
export type Profile = Schemas['Profile']
export type ProfileView = Schemas['ProfileView']
export type Measure = Schemas['Measure']
type Sum = Schemas['Sum']
export type FiguresOfDay = Schemas['FiguresOfDay']
type PeriodView = Schemas['PeriodView']
export type RoundView = Schemas['RoundView']
export type Verdict = Schemas['Verdict']

/** What a shop asks about its reply metrics. */
export function figuresOf(shop: string) {
  const at = `/api/shops/${shop}/metrics`
  return {
    profiles: () => get<ProfileView[]>(`${at}/profiles`),
    day: (date: string, profile: string) => get<FiguresOfDay>(`${at}/days/${date}`, { query: { profile } }),
    period: (to: string, profile: string) => get<PeriodView>(`${at}/period`, { query: { profile, to } }),
    rounds: (
      date: string,
      which: { profile: string; measure: string; standing?: Verdict; member?: string },
    ) => get<RoundView[]>(`${at}/days/${date}/rounds`, { query: which }),
    change: (profile: Profile, rev: number) =>
      put<ProfileView>(`${at}/profiles/${profile.id}`, { profile, rev }),
    reset: (id: string) => remove<ProfileView>(`${at}/profiles/${id}`),
  }
}

const DAY_MS = 86_400_000
const BEIJING_MS = 8 * 3_600_000

/** The shop's day of a moment, `2026-10-01`. */
export const dayOf = (at: number): string => new Date(at + BEIJING_MS).toISOString().slice(0, 10)

export const plusDays = (date: string, days: number): string =>
  new Date(Date.parse(date) + days * DAY_MS).toISOString().slice(0, 10)

/** 8 秒, 1 分 30 秒, 2 小时 5 分: at most two units. */
export function waitText(ms: number, language: string): string {
  const seconds = Math.round(ms / 1000)
  const units = language === 'en' ? { h: ' h', m: ' min', s: ' s' } : { h: ' 小时', m: ' 分', s: ' 秒' }
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
  const parts = h ? [h && h + units.h, m && m + units.m] : [m && m + units.m, (s || !m) && s + units.s]
  return parts.filter(Boolean).join(' ')
}

/** What a sum comes to: a share with one decimal, or a time. */
export function valueText(measure: Measure, value: number | null | undefined, language: string): string {
  if (value === null || value === undefined) return '—'
  if (measure.counts.how === 'count') return String(value)
  return measure.counts.how === 'mean' ? waitText(value, language) : `${(value / 10).toFixed(1)}%`
}

/** How many a value is of: a mean is of those alone who were answered. */
export const countOf = ({ counts }: Measure, sum: Sum | undefined): number =>
  (counts.how === 'mean' ? sum?.met : sum?.of) ?? 0

/** What stands behind a figure: rounds, what customers say, or what they buy. */
export function behind({ of, counts }: Measure): 'rounds' | 'ratings' | 'orders' {
  if (of === 'asked_reception' || of === 'rated_reception') return 'ratings'
  return counts.how === 'ordered' || counts.how === 'paid' ? 'orders' : 'rounds'
}

/** Whether the judge's own demand is met; unknown where there is none, or nothing was counted. */
export function meetsGoal(measure: Measure, value: number | null | undefined): boolean | undefined {
  if (typeof measure.goal !== 'number' || typeof value !== 'number') return undefined
  const { counts } = measure
  const isLow = counts.how === 'scored' && counts.to < 3
  const isLessBetter = counts.how === 'mean' || counts.how === 'left' || isLow
  return isLessBetter ? value <= measure.goal : value >= measure.goal
}
