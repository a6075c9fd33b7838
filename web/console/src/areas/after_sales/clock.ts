import { say } from '@console/i18n'
import { minutesText } from '@console/areas/reception/model/clock'

const HOUR = 3_600_000
const DAY = 24 * HOUR

/** Passed, within the hour, within the hours of the shop, or later. Each has a mark and words of its own: colour alone tells nobody. */
export type Urgency = 'late' | 'hot' | 'near' | 'calm'

export function urgencyOf(dueAt: number, now: number, soonHours: number): Urgency {
  const left = dueAt - now
  if (left <= 0) return 'late'
  if (left < HOUR) return 'hot'
  return left < soonHours * HOUR ? 'near' : 'calm'
}

/** `2 天 3 小时`, and below a day by the second: `5:03:12`. */
export function spanText(ms: number): string {
  const span = Math.abs(ms)
  if (span < DAY) return minutesText(span)
  return say('after_sales.span', { days: Math.floor(span / DAY), hours: Math.floor((span % DAY) / HOUR) })
}

/** What is left, or since when the clock has run out: then the stated consequence is on its way. */
export function leftText(dueAt: number, now: number): string {
  const time = spanText(dueAt - now)
  return say(dueAt > now ? 'after_sales.left' : 'after_sales.over', { time })
}
