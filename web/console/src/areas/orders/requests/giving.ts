import { lengthOf } from '@console/format'
import { fenOf } from '../money'
import type { CompensationView, Given, GivenReason } from './requests'

/** What a member may say; price protection is the system's. */
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

/** The first line for which something can be given. */
export const firstLine = ({ lines }: CompensationView): number =>
  lines.find(({ most_fen, reason }) => most_fen > 0 && !reason)?.line ?? 0

/** More than one person gives alone: somebody else has to agree. */
export const needsSecond = ({ amount }: GivingForm, { alone_fen }: CompensationView): boolean =>
  (fenOf(amount) ?? 0) > alone_fen

export const areWords = (words: string): boolean => {
  const length = lengthOf(words)
  return length >= 1 && length <= MOST_WORDS
}

/** What the form asks for, or what keeps it from being asked. */
export function givenOf(form: GivingForm, view: CompensationView): (Given & { words?: string }) | Fault {
  const of = view.lines.find(({ line }) => line === form.line)
  if (!of || of.reason || of.most_fen <= 0) return 'line'
  const amount_fen = form.amount.trim() ? fenOf(form.amount) : undefined
  if (!amount_fen) return 'amount'
  if (amount_fen > of.most_fen) return 'too_much'
  const given = { line: form.line, amount_fen, reason: form.reason }
  if (!needsSecond(form, view)) return given
  return areWords(form.words) ? { ...given, words: form.words.trim() } : 'words'
}
