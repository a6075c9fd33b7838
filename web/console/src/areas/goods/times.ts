import { dayOf } from '@console/format'

const two = (n: number) => String(n).padStart(2, '0')

/** A moment as a field of day and time has it, by the clock of whoever looks. */
export function localTime(at: number | null | undefined): string {
  if (!at) return ''
  const date = new Date(at)
  return `${dayOf(date)}T${two(date.getHours())}:${two(date.getMinutes())}`
}

export function millisOf(local: string): number | null {
  const at = local ? new Date(local).getTime() : NaN
  return Number.isNaN(at) ? null : at
}
