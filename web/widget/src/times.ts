import { locale, say } from './words'

const DAY_MS = 86_400_000

export function dayOf(at: number): string {
  return new Date(at).toDateString()
}

/** 「今天 14:02」, for the line above a new stretch of talk. */
export function timeOf(at: number, now = Date.now()): string {
  const time = new Date(at).toLocaleTimeString(locale, { hour: '2-digit', minute: '2-digit', hour12: false })
  if (dayOf(at) === dayOf(now)) return `${say('today')} ${time}`
  if (dayOf(at) === dayOf(now - DAY_MS)) return `${say('yesterday')} ${time}`
  const date = new Date(at).toLocaleDateString(locale, { month: 'long', day: 'numeric' })
  return `${date} ${time}`
}
