import type { components } from '@api/schema'
import { get, post, put } from '@console/api/client'
import { onRestedNews } from '@console/live/news'
import type { Shop } from '@console/live/shop'

type Schemas = components['schemas']
export type Plan = Schemas['Plan']
export type Shift = Schemas['ShiftView']
export type ShiftRules = Schemas['ShiftRules']
type ShiftRulesKept = Schemas['ShiftRulesKept']
export type Span = Schemas['Span']
type NewShift = Schemas['NewShift']
export type Gap = Schemas['ShiftGap']
export type OwnDuty = Schemas['OwnDuty']
export type Clock = Schemas['Clock']
export type HandOver = Schemas['HandOver']

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
/** Shops are in China: UTC+8, no summer time. */
const AHEAD = 8 * 60 * MINUTE

/** The day of a moment, as the shop's clock shows it: 2026-10-01. */
export const dateOf = (at: number) => new Date(at + AHEAD).toISOString().slice(0, 10)

/** The minute since midnight there. */
export const minuteAt = (at: number) => Math.floor(((at + AHEAD) % DAY) / MINUTE)

export const plusDays = (date: string, days: number) =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10)

/** 1 Monday to 7 Sunday. */
export const weekdayOf = (date: string) => ((new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7) + 1

export const daysFrom = (from: string, count: number) =>
  Array.from({ length: count }, (_, ahead) => plusDays(from, ahead))

/** The stretch of a day that a shift is; 1440 is the midnight at its end. */
export function spanOf({ starts_at, ends_at }: Pick<Shift, 'starts_at' | 'ends_at'>): Span {
  return { from: minuteAt(starts_at), to: minuteAt(ends_at) || 1440 }
}

/** The shifts of each member on each day: by `member/date`. */
export function cellsOf(shifts: Shift[]): Map<string, Shift[]> {
  const cells = new Map<string, Shift[]>()
  for (const shift of shifts) {
    const key = `${shift.member}/${dateOf(shift.starts_at)}`
    cells.set(key, [...(cells.get(key) ?? []), shift])
  }
  return cells
}

/** Minutes a member is planned for. */
export const plannedMinutes = (shifts: Shift[]) =>
  shifts.reduce((sum, { starts_at, ends_at }) => sum + (ends_at - starts_at) / MINUTE, 0)

/** One shift for each of the members on each of the days, without those that are planned already. */
export function addsOf(members: string[], dates: string[], span: Span, planned: Shift[]): NewShift[] {
  const is = (member: string, date: string) => (shift: Shift) =>
    shift.member === member &&
    dateOf(shift.starts_at) === date &&
    spanOf(shift).from === span.from &&
    spanOf(shift).to === span.to
  return dates.flatMap((date) =>
    members
      .filter((member) => !planned.some(is(member, date)))
      .map((member) => ({ member, date, span: { ...span } })),
  )
}

/** Last week's shifts a week later, for those who have none on that day yet. */
export function copyOf(before: Shift[], planned: Shift[]): NewShift[] {
  const taken = cellsOf(planned)
  return before
    .map((shift) => ({
      member: shift.member,
      date: plusDays(dateOf(shift.starts_at), 7),
      span: spanOf(shift),
    }))
    .filter(({ member, date }) => !taken.has(`${member}/${date}`))
}

/** The plan of one shop, on the server. */
export function shiftsOf(shop: string) {
  const at = `/api/shops/${shop}`
  return {
    plan: (from: string | undefined, days = 7) => get<Plan>(`${at}/shifts`, { query: { from, days } }),
    change: (add: NewShift[], remove: string[] = []) =>
      post<{ added: number; removed: number }>(`${at}/shifts`, { add, remove }),
    rules: (rules: ShiftRules, rev: number) => put<ShiftRulesKept>(`${at}/shift-rules`, { rules, rev }),
    gaps: () => get<Gap[]>(`${at}/board/gaps`),
    own: () => get<OwnDuty>(`${at}/shifts/own`),
    clock: (act: Clock) => post<OwnDuty>(`${at}/shifts/own`, act),
    handOver: (over: HandOver) =>
      post<{ conversations: number; promises: number; left: number }>(`${at}/shifts/hand-over`, over),
  }
}

/** Runs when the plan or somebody's clock changed, and after each reconnect. */
export const onShifts = (shop: Shop, run: () => void) => onRestedNews(shop, 'shifts', run)
