/** Minute of the day as a clock shows it, and back. */
export const clockOf = (minute: number): string =>
  [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, '0')).join(':')

export function minuteOf(clock: string): number | undefined {
  const [hour, minute] = clock.split(':').map(Number)
  return Number.isInteger(hour) && Number.isInteger(minute) ? hour! * 60 + minute! : undefined
}
