import type { DeskRow } from '@kit/live'

export interface Limits {
  first_ms: number
  later_ms: number
}
export interface Clock {
  state: 'answered' | 'running' | 'late'
  /** Until the limit; below zero once it has passed. */
  left_ms: number
  /** What is left of the limit, 1 to 0. */
  share: number
  /** The last quarter before the limit, and everything after it. */
  isNear: boolean
}

export const limitOf = (row: DeskRow, limits: Limits) => (row.first ? limits.first_ms : limits.later_ms)

/** When the customer's wait reaches its own limit; nothing while no answer is due. */
export const dueAt = (row: DeskRow, limits: Limits): number | undefined =>
  row.waiting_since === null ? undefined : row.waiting_since + limitOf(row, limits)

export function clockOf(row: DeskRow, limits: Limits, now: number): Clock {
  const due = dueAt(row, limits)
  if (due === undefined) return { state: 'answered', left_ms: 0, share: 0, isNear: false }
  const left_ms = due - now
  const share = Math.max(0, Math.min(1, left_ms / limitOf(row, limits)))
  return { state: left_ms > 0 ? 'running' : 'late', left_ms, share, isNear: share <= 0.25 }
}

/** `0:07` left, or how long ago the limit passed: `1:20`, `2:05:00`. */
export function minutesText(ms: number): string {
  const seconds = Math.floor(Math.abs(ms) / 1_000)
  const two = (n: number) => String(n).padStart(2, '0')
  const hours = Math.floor(seconds / 3_600)
  const minutes = Math.floor(seconds / 60) % 60
  const tail = `${two(minutes)}:${two(seconds % 60)}`
  return hours ? `${hours}:${tail}` : tail
}
