/** Nobody says that they have closed a page, so a look counts as past after a while. */
const FRESH_MS = 60_000

export const looksNow = (at: number, now: number) => now - at < FRESH_MS
