import { lengthOf } from '@console/format'
import { fenOf } from '../money'
import type { CompensationView, Given, GivenReason } from './requests'

/** What a member may say; price protection is the system's, and the way back has a dialog of its own. */
export const reasons = [
  'quality',
  'damage',
  'missing',
  'delay',
  'goodwill',
  'other',
] as const satisfies readonly GivenReason[]
export const MOST_WORDS = 200

export interface GivingForm {
  line: number
  amount: string
  reason: GivenReason
  /** Why more than one may give alone. */
  words: string
}
type Fault = 'amount' | 'too_much' | 'line' | 'words'

/** The most that a line can have for this reason, and why it can have nothing. */
export function roomOf({ lines }: CompensationView, line: number, reason: GivenReason) {
  const of = lines.find((each) => each.line === line)
  const isFreight = reason === 'return_freight'
  const most_fen = (isFreight ? of?.most_freight_fen : of?.most_fen) ?? 0
  const why = isFreight ? of?.freight_reason : of?.reason
  return { most_fen, why: why ?? (most_fen > 0 ? undefined : 'bad_amount') }
}

/** The first line for which something can be given. */
export const firstLine = (view: CompensationView, reason: GivenReason): number =>
  view.lines.find(({ line }) => !roomOf(view, line, reason).why)?.line ?? 0

/** More than one person gives alone: somebody else has to agree. */
export const needsSecond = ({ amount }: GivingForm, { alone_fen }: CompensationView): boolean =>
  (fenOf(amount) ?? 0) > alone_fen

export const areWords = (words: string): boolean => {
  const length = lengthOf(words)
  return length >= 1 && length <= MOST_WORDS
}

/** What the form asks for, or what keeps it from being asked. */
export function givenOf(form: GivingForm, view: CompensationView): (Given & { words?: string }) | Fault {
  const { most_fen, why } = roomOf(view, form.line, form.reason)
  if (why) return 'line'
  const amount_fen = form.amount.trim() ? fenOf(form.amount) : undefined
  if (!amount_fen) return 'amount'
  if (amount_fen > most_fen) return 'too_much'
  const given = { line: form.line, amount_fen, reason: form.reason }
  if (!needsSecond(form, view)) return given
  return areWords(form.words) ? { ...given, words: form.words.trim() } : 'words'
}
