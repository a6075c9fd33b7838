import type { components } from '@api/schema'
import { mine } from './mine'
import type { Word } from './words'

type Schemas = components['schemas']
export type Parcel = Schemas['ParcelView']
export type ParcelStep = Schemas['ParcelStepView']

export const parcelOf = (order: string) => mine<Parcel>(`orders/${encodeURIComponent(order)}/parcel`)

const stages: Record<string, Word> = {
  waiting: 'trackWaiting',
  picked_up: 'trackPickedUp',
  in_transit: 'trackInTransit',
  delivering: 'trackDelivering',
  signed: 'trackSigned',
  trouble: 'trackTrouble',
  refused: 'trackRefused',
  returning: 'trackReturning',
  sent_back: 'trackSentBack',
  handed_over: 'trackHandedOver',
  customs: 'trackCustoms',
}
const concerns: Record<string, Word> = {
  stuck: 'trackStuck',
  lost: 'trackLost',
  trouble: 'trackTroubleHint',
  refused: 'trackRefusedHint',
}

export const stageOf = (stage: string): Word => stages[stage] ?? 'trackInTransit'
export const concernOf = (concern: string | null | undefined): Word | undefined =>
  concern ? concerns[concern] : undefined

const HOUR_MS = 3_600_000

/** How long nothing was heard, in the largest unit that says it. */
export function silence(since: number, now: number): { word: Word; n: number } {
  const hours = Math.floor(Math.max(0, now - since) / HOUR_MS)
  if (hours >= 48) return { word: 'trackDays', n: Math.floor(hours / 24) }
  if (hours >= 1) return { word: 'trackHours', n: hours }
  return { word: 'trackMinutes', n: Math.floor(Math.max(0, now - since) / 60_000) }
}

/** What to say where there are no steps to show. */
export function insteadOf({ following, steps, is_over }: Parcel): Word | undefined {
  if (following === 'not_followed') return 'trackNotFollowed'
  if (following !== 'followed' || steps.length) return undefined
  return is_over ? 'trackOver' : 'trackNoneYet'
}
