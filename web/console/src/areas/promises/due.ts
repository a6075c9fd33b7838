import { i18n, say } from '@console/i18n'
import { timeOf } from '@console/format'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const startOfDay = (at: number) => new Date(at).setHours(0, 0, 0, 0)

/** When it is due, in as few words as tell it: 今天 18:00, 3月4日 18:00. */
export function dueText(at: number, now: number): string {
  const days = Math.round((startOfDay(at) - startOfDay(now)) / DAY)
  if (days === 0) return say('promises.today', { time: timeOf(at) })
  if (days === 1) return say('promises.tomorrow', { time: timeOf(at) })
  const style = { month: 'short', day: 'numeric', weekday: 'short' } as const
  return `${new Date(at).toLocaleDateString(i18n.global.locale.value as string, style)} ${timeOf(at)}`
}

/** How long until then, or since: the two greatest units are enough. */
export function spanText(at: number, now: number): string {
  const ms = Math.abs(at - now)
  const [days, hours] = [Math.floor(ms / DAY), Math.floor((ms % DAY) / HOUR)]
  const minutes = Math.floor((ms % HOUR) / MINUTE)
  const parts = [
    days && say('promises.day', { n: days }),
    hours && days < 7 && say('promises.hour', { n: hours }),
    !days && (minutes || !hours) && say('promises.minute', { n: minutes }),
  ]
  return parts.filter(Boolean).join(' ')
}

export type Urgency = 'late' | 'due' | 'calm'

/** Overdue, due within two hours, or neither. */
export function urgencyOf(at: number, now: number): Urgency {
  if (at <= now) return 'late'
  return at - now < 2 * HOUR ? 'due' : 'calm'
}

/** For `<input type="datetime-local">`, in the reader's own time. */
export function toLocalInput(at: number): string {
  const local = new Date(at - new Date(at).getTimezoneOffset() * MINUTE)
  return local.toISOString().slice(0, 16)
}

export function fromLocalInput(text: string): number | undefined {
  const at = new Date(text).getTime()
  return Number.isNaN(at) ? undefined : at
}
