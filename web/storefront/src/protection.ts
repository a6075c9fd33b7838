import type { components } from '@api/schema'
import { say, when, yuan } from './words'

type Asked = components['schemas']['AskedProtection']

/** Where what was asked of the shop stands: by when it is answered and what happens otherwise, or what became of it. */
export function standsText({ fen, answer, due_at, falls }: Asked): string {
  if (answer === 'given') return say('protectionGiven', yuan(fen))
  if (answer) return say(answer === 'declined' ? 'protectionDeclined' : 'protectionUnanswered')
  if (!due_at) return say('protectionWaitsCase')
  const otherwise = say(falls === 'given' ? 'protectionFallsGiven' : 'protectionFallsNo')
  return `${say('protectionWaits', when(due_at))} ${otherwise}`
}

/** While the shop looks at it only more is asked for, or what needs no shop; or another sum, where that one may be a slip. */
export function mayAsk(offer: { fen: number; needs_shop: boolean }, asked: Asked | undefined): boolean {
  if (!asked || asked.answer || !offer.needs_shop) return true
  return offer.fen > asked.fen || (asked.falls === 'unanswered' && offer.fen !== asked.fen)
}
