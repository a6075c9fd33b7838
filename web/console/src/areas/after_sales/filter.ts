import type { Query } from '@console/api/client'

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
export const owners = ['all', 'me', 'none'] as const
export type Owner = (typeof owners)[number]

/** What is asked of the queue, as it is typed. */
export interface Filter {
  words: string
  owner: Owner
  /** A state, or any. */
  state: string
}
export const anything = (): Filter => ({ words: '', owner: 'all', state: '' })

/** The filter that an address names, as the home page links to it: what it does not know narrows nothing. */
export const filterOf = ({ owner, state }: Record<string, unknown>): Filter => ({
  ...anything(),
  owner: owners.find((each) => each === owner) ?? 'all',
  state: states.find((each) => each === state) ?? '',
})

/** Whether it leaves anything out beside the tab. */
export const isNarrow = ({ words, state }: Filter) => Boolean(words.trim() || state)

export const queryOf = ({ words, owner, state }: Filter): Query => ({
  q: words.trim() || undefined,
  owner: owner === 'all' ? undefined : owner,
  state: state || undefined,
})

const places: Record<Owner, 'none' | 'me' | 'nobody'> = { all: 'none', me: 'me', none: 'nobody' }
/** Why the queue is empty, by its word under `after_sales.empty`. */
export const emptyOf = (filter: Filter) => (isNarrow(filter) ? 'nothing' : places[filter.owner])
