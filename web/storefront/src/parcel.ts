import type { components } from '@api/schema'
import { spanOf, type SpanUnit } from '@kit/span'
import { mine } from './mine'
import type { Word } from './words'

type Schemas = components['schemas']
export type Parcel = Schemas['ParcelView']
export type ParcelStep = Schemas['ParcelStepView']

export const parcelsOf = (order: string) =>
  mine<Schemas['ParcelList']>(`orders/${encodeURIComponent(order)}/parcels`).then(({ parcels }) => parcels)

export const ways: Record<Parcel['way'], Word> = {
  sent: 'parcelSent',
  returned: 'parcelReturned',
  resent: 'parcelResent',
}

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

const silences: Record<SpanUnit, Word> = { minutes: 'trackMinutes', hours: 'trackHours', days: 'trackDays' }

/** How long nothing was heard. */
export function silence(since: number, now: number): { word: Word; n: number } {
  const { unit, n } = spanOf(now - since)
  return { word: silences[unit], n }
}

/** What to say where there are no steps to show. */
export function insteadOf({ following, steps, is_over }: Parcel): Word | undefined {
  if (following === 'not_followed') return 'trackNotFollowed'
  if (following !== 'followed' || steps.length) return undefined
  return is_over ? 'trackOver' : 'trackNoneYet'
}
