import type { components } from '@api/schema'
import { wordOf } from '@console/i18n'

export type CloseReason = components['schemas']['CloseReason']

/** Why a shop closes an order that is not paid, the most usual first. */
export const closeReasons: CloseReason[] = [
  'not_wanted',
  'wrong_details',
  'out_of_stock',
  'unreachable',
  'in_person',
  'other',
]

/** In words; what a newer server invented is said as it is. */
export const closeReasonText = (reason: string): string => wordOf('trade.close_reason', reason)
