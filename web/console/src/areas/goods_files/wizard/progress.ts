import type { Job } from './imports'

type Told = Pick<Job, 'total' | 'done' | 'started_at'>

/** From 0 to 1; none while nobody knows how much there is. */
export const shareOfJob = ({ total, done }: Pick<Told, 'total' | 'done'>): number | undefined =>
  total > 0 ? Math.min(1, done / total) : undefined

/** As it is written, in whole percent: 100 only once it is over. */
export const percentOf = (share: number): number => (share >= 1 ? 100 : Math.min(99, Math.floor(share * 100)))

/** What is read aloud, so seldom that other words are heard between: every ten percent. */
export const spokenOf = (share: number): number => Math.floor(percentOf(share) / 10) * 10

const SOON_MS = 3_000
const EARLY = 0.02

/** How long it will still take if it goes on so; none before that can be said. */
export function leftMsOf({ total, done, started_at }: Told, now: number): number | undefined {
  if (!started_at || done <= 0 || total <= 0) return undefined
  const spent = now - started_at
  if (spent < SOON_MS || done / total < EARLY) return undefined
  return Math.max(0, (spent / done) * (total - done))
}
