import type { components } from '@api/schema'
import { get, put } from '@console/api/client'
import { kept, spoken, type Labels } from './variables'

type Schemas = components['schemas']
export type OwnReplies = Schemas['OwnReplies']
export type OwnWords = Schemas['OwnReplyWords']
export type OwnState = keyof OwnWords

export const ownStates: OwnState[] = ['busy', 'suspended', 'rest']

const each = (change: (text: string) => string, { busy, suspended, rest }: OwnWords): OwnWords => ({
  busy: change(busy),
  suspended: change(suspended),
  rest: change(rest),
})
/** As one reads them, with the names of variables, and back as they are kept. */
export const readable = (own: OwnWords, labels: Labels) => each((text) => spoken(text, labels), own)
export const sendable = (own: OwnWords, labels: Labels) => each((text) => kept(text.trim(), labels), own)

/** One's own words for a state, on the server. */
export function ownRepliesOf(shop: string) {
  const at = `/api/shops/${shop}/own-replies`
  return { see: () => get<OwnReplies>(at), keep: (own: OwnWords) => put<OwnReplies>(at, own) }
}
