const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS

export type SpanUnit = 'minutes' | 'hours' | 'days'

/** A span of time, roughly: in the largest unit that says it. */
export function spanOf(ms: number): { unit: SpanUnit; n: number } {
  if (ms < HOUR_MS) return { unit: 'minutes', n: Math.max(0, Math.floor(ms / MINUTE_MS)) }
  if (ms < 48 * HOUR_MS) return { unit: 'hours', n: Math.floor(ms / HOUR_MS) }
  return { unit: 'days', n: Math.floor(ms / (24 * HOUR_MS)) }
}
