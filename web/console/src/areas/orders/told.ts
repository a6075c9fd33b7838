import { lengthOf } from '@console/format'
import { isPhone } from './phone'

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
export const isId = (text: unknown): text is string => typeof text === 'string' && ID.test(text)

const MOST_WORDS = 100
/** What a list is looked through for, as an address may say it: what the server refuses is none, nor a phone, which is personal data. */
export function toldOf(words: unknown): string {
  if (typeof words !== 'string' || lengthOf(words) > MOST_WORDS) return ''
  return isPhone(words) || /\p{Cc}/u.test(words.trim()) ? '' : words.trim()
}

/** A filter in an address: nothing of what is not asked for. */
export const said = (all: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(all).filter(([, value]) => value !== ''))
