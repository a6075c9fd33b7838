/** 8:00 for 480. The end of a day, 1440, is written 00:00: as an end it means the same. */
export const clockOf = (minute: number): string =>
  [Math.floor(minute / 60) % 24, minute % 60].map((part) => String(part).padStart(2, '0')).join(':')

export const minuteOf = (clock: string): number => {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number)
  return hours * 60 + minutes
}

/** Which field of the form a refusal is about. */
export const fieldOf = (code: string | undefined): 'hours' | 'limit' | 'period' | undefined =>
  (({ bad_hours: 'hours', bad_limit: 'limit', bad_period: 'period' }) as const)[code as 'bad_hours']
