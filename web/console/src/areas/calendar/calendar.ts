import type { components } from '@api/schema'
import { get, put, remove } from '@console/api/client'

type Schemas = components['schemas']
export type Year = Schemas['YearView']
type Special = Schemas['DayView']
export type Duty = Schemas['DutyTimes']
export type Span = Schemas['Span']
export type Declared = Schemas['Declared']

/** A square of a month. */
export interface Square {
  date: string
  day: number
  weekday: number
  special?: Special | undefined
}

const two = (n: number) => String(n).padStart(2, '0')
const utc = (year: number, month: number, day: number) => new Date(Date.UTC(year, month - 1, day))

/** Days of a month from the first, and how many squares stay empty before it; weeks begin on Monday. */
export function monthOf(year: number, month: number, specials: Map<string, Special>) {
  const count = utc(year, month + 1, 0).getUTCDate()
  const blank = (utc(year, month, 1).getUTCDay() + 6) % 7
  const squares = Array.from({ length: count }, (_, at): Square => {
    const date = `${year}-${two(month)}-${two(at + 1)}`
    return { date, day: at + 1, weekday: ((blank + at) % 7) + 1, special: specials.get(date) }
  })
  return { month, blank, squares }
}

/** 08:00 for 480; 00:00 for the midnight that ends a day. */
export const clockOf = (minute: number) => `${two(Math.floor(minute / 60) % 24)}:${two(minute % 60)}`

export const minuteOf = (clock: string) => {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number)
  return hours * 60 + minutes
}

/** Midnight as an end is the end of the day. */
export const endOf = (clock: string) => minuteOf(clock) || 1440

export const wraps = ({ from, to }: Span) => to <= from

/** Whether the stretches of a day stand apart, as the server wants them. */
export function areApart(spans: Span[]): boolean {
  const sorted = [...spans].sort((a, b) => a.from - b.from)
  return sorted.every((span, at) => {
    const next = sorted[at + 1]
    return span.from !== span.to && (!next || (!wraps(span) && span.to <= next.from))
  })
}

export const isSound = (duty: Duty) => [...duty.week, duty.holidays ?? [], duty.make_up ?? []].every(areApart)

/** The calendar of one shop, on the server. */
export function calendarOf(shop: string) {
  const at = `/api/shops/${shop}/calendar`
  return {
    year: (year: number | undefined) => get<Year>(at, { query: { year } }),
    declare: (date: string, kind: Declared, name: string) => put<void>(`${at}/days/${date}`, { kind, name }),
    giveBack: (date: string) => remove<void>(`${at}/days/${date}`),
    setDuty: (duty: Duty, rev: number) => put<{ duty: Duty; rev: number }>(`${at}/duty-times`, { duty, rev }),
  }
}
