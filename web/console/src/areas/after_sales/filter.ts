import type { Query } from '@console/api/client'
import { isId, said, toldOf } from '@console/areas/orders/told'
import { kinds } from './offer'

/** The states that wait for somebody; what is over leaves the queue. */
export const states = [
  'WAIT_SELLER_AGREE',
  'WAIT_BUYER_RETURN_GOODS',
  'WAIT_SELLER_CONFIRM_GOODS',
  'WAIT_SELLER_RESEND',
  'WAIT_BUYER_CONFIRM_RESENT',
  'SELLER_REFUSE_BUYER',
  'PLATFORM_INVOLVED',
] as const
export const endStates = ['SUCCESS', 'CLOSED'] as const
/** Who has to act next, of what is under way. */
export const turns = ['shop', 'customer', 'platform'] as const
export const reasons = [
  'seven_days',
  'quality',
  'damage',
  'wrong',
  'missing',
  'not_received',
  'not_as_described',
  'other',
] as const
export const owners = ['all', 'me', 'none'] as const
/** Those under way by who looks after them, and those that are over. */
export const tabs = [...owners, 'ended'] as const
export type Tab = (typeof tabs)[number]

/** What is asked of the queue, as it is typed. */
export interface Filter {
  words: string
  owner: Tab
  /** A member's id, or anybody; of all and of those that are over. */
  person: string
  /** A state, or any. */
  state: string
  /** Whose turn it is, or anybody’s; of those under way. */
  turn: string
  /** What was asked for, or anything. */
  kind: string
  /** Why, or for any reason. */
  reason: string
}
export const anything = (): Filter => ({
  words: '',
  owner: 'all',
  person: '',
  state: '',
  turn: '',
  kind: '',
  reason: '',
})

/** Where whose they are is still open. */
export const hasPeople = (tab: Tab) => tab === 'all' || tab === 'ended'

/** What a case may stand at in a tab. */
export const statesOf = (tab: Tab): readonly string[] => (tab === 'ended' ? endStates : states)

/** The filter that an address names, as the home page links to it: what it does not know narrows nothing. */
export const filterOf = ({
  q,
  owner,
  person,
  state,
  turn,
  kind,
  reason,
}: Record<string, unknown>): Filter => ({
  ...anything(),
  words: toldOf(q),
  owner: tabs.find((each) => each === owner) ?? 'all',
  person: isId(person) && owner !== 'me' && owner !== 'none' ? person : '',
  state: statesOf(owner === 'ended' ? 'ended' : 'all').find((each) => each === state) ?? '',
  turn: (owner !== 'ended' && turns.find((each) => each === turn)) || '',
  kind: kinds.find((each) => each === kind) ?? '',
  reason: reasons.find((each) => each === reason) ?? '',
})

/** The same as an address says it: nothing of what is not asked for. */
export const addressOf = ({ words, owner, ...more }: Filter): Record<string, string> =>
  said({ q: toldOf(words), owner: owner === 'all' ? '' : owner, ...more })

/** Whether it leaves anything out beside the tab. */
export const isNarrow = ({ words, person, state, turn, kind, reason }: Filter) =>
  Boolean(words.trim() || person || state || turn || kind || reason)

export const queryOf = ({ words, owner, person, state, turn, kind, reason }: Filter): Query => ({
  q: words.trim() || undefined,
  owner: hasPeople(owner) ? person || undefined : owner,
  ended: owner === 'ended' ? 'true' : undefined,
  state: state || undefined,
  turn: turn || undefined,
  kind: kind || undefined,
  reason: reason || undefined,
})

const places: Record<Tab, 'none' | 'me' | 'nobody' | 'ended'> = {
  all: 'none',
  me: 'me',
  none: 'nobody',
  ended: 'ended',
}
/** Why the queue is empty, by its word under `after_sales.empty`. */
export const emptyOf = (filter: Filter) => (isNarrow(filter) ? 'nothing' : places[filter.owner])
