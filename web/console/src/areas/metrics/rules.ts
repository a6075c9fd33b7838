import type { Measure, Profile } from './figures'

/** 8:00 for 480. The end of a day, 1440, is written 00:00: as an end it means the same. */
export const clockOf = (minute: number): string =>
  [Math.floor(minute / 60) % 24, minute % 60].map((part) => String(part).padStart(2, '0')).join(':')

export const minuteOf = (clock: string): number => {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number)
  return hours * 60 + minutes
}

const MOST_LIMIT_MS = 24 * 60 * 60 * 1_000

/** Which limits, by their measure, and whether the days looked back are out of bounds: the server refuses the same. */
export function faultsOf({ measures, period_days }: Pick<Profile, 'measures' | 'period_days'>): Set<string> {
  const isBad = ({ counts }: Measure) => counts.how === 'within' && !isWithin(counts.ms, 1_000, MOST_LIMIT_MS)
  const faults = new Set(measures.filter(isBad).map(({ id }): string => id))
  return isWithin(period_days, 1, 90) ? faults : faults.add('period_days')
}

/** An emptied field holds an empty text. */
const isWithin = (n: number, least: number, most: number) => Number.isInteger(n) && n >= least && n <= most
