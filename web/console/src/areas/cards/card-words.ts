import { dateTime, money } from '@console/format'
import { say, wordOf } from '@console/i18n'
import * as ofCase from '@console/areas/after_sales/case-words'
import '@console/areas/logistics/words'
import { closeReasonText } from '@console/areas/orders/close-reasons'
import './words'
import type { Card, CardFact } from './cards'

export const kindText = (kind: string): string => wordOf('cards.kind', kind)
export const actText = (act: string): string => wordOf('cards.act', act)

type Stated = Pick<Card, 'state' | 'acts' | 'answered' | 'withdrawn_at'>
/** A card that only shows something has no state of its own. */
export function stateOf({ state, acts, answered, withdrawn_at }: Stated): string {
  if (withdrawn_at) return say('cards.withdrawn')
  const isSilent = state === 'open' && !acts.length && !answered
  return isSilent ? '' : say(`cards.state.${state}`)
}

const codes: Record<string, (code: string) => string> = {
  state: (code) => wordOf('order_state', code),
  kind: ofCase.kindText,
  asked_kind: ofCase.kindText,
  reason: ofCase.causeText,
  case_state: ofCase.stateText,
  close_reason: closeReasonText,
  changed_since: (code) => wordOf('cards.changed_since', code),
  turn: (code) => wordOf('after_sales.turn', code),
  stage: (code) => wordOf('logistics.stage', code),
  not_followed: () => say('logistics.not_followed'),
  following: () => say('logistics.not_followed'),
}

/** Sums that say nothing where they are none. */
const ofSome = ['discount', 'refunded', 'asked', 'amount', 'min', 'back']

export interface Line {
  key: string
  label: string
  value: string
  /** When it happened, of a step of a parcel. */
  at?: string
}

/** The facts as lines: what is none is left out, and the time of a step stands beside it. */
export function linesOf({ facts }: Pick<Card, 'facts'>): Line[] {
  const asked = facts.find(({ key }) => key === 'asked')?.fen ?? 0
  const lines: Line[] = []
  for (const fact of facts) {
    const last = lines.at(-1)
    if (fact.key === 'step_at') {
      if (last?.key === 'step' && fact.at) last.at = dateTime(fact.at)
    } else if (fact.code !== 'followed' && (fact.fen !== 0 || !ofSome.includes(fact.key))) {
      lines.push({ key: fact.key, label: labelOf(fact), value: valueOf(fact, asked) })
    }
  }
  return lines
}

function labelOf({ key, fen }: CardFact): string {
  const isSurcharge = key === 'discount' && (fen ?? 0) < 0
  return wordOf('cards.fact', isSurcharge ? 'surcharge' : key)
}

function valueOf({ key, text, fen, at, code }: CardFact, asked: number): string {
  if (fen !== null && fen !== undefined) return key === 'discount' ? money(-fen) : money(fen)
  if (at) return dateTime(at)
  if (!code) return text ?? ''
  if (key === 'falls') return ofCase.fallsText(code, asked) ?? code
  return codes[key]?.(code) ?? code
}

/** What the customer did, by the card's kind where that has its own word. */
export function didText(act: string, kind: string, otherwise?: string): string {
  return wordOf('cards.did', `${act}_${kind}`, wordOf('cards.did', act, otherwise))
}

/** What the customer has answered, in one line. */
export function answerText({ answered, choices, kind }: Pick<Card, 'answered' | 'choices' | 'kind'>): string {
  if (!answered) return ''
  const { act, choice, stars, words, at } = answered
  const chosen = choices.find(({ id }) => id === choice)?.label
  const given = stars ? '★'.repeat(stars) + '☆'.repeat(5 - stars) : ''
  return [didText(act, kind), chosen, given, words, dateTime(at)].filter(Boolean).join(' · ')
}
