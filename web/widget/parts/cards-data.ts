import { uuidv7 } from '@kit/live/uuid'
import type { Hand } from '../src/parts'

/** A card as it is now; docs/cards.md says what each kind holds. */
export interface CardView {
  id: string
  kind: string
  state: 'open' | 'done' | 'refused' | 'over'
  title: string
  words: string
  items: Item[]
  facts: Fact[]
  choices: Choice[]
  acts: { act: string; is_allowed: boolean; reason?: string | null }[]
  answered?: Answered | null
  link?: { kind: string; id?: string | null } | null
  rev: number
}
export interface Item {
  product?: string | null
  sku?: string | null
  picture: string
  title: string
  sub: string
  price_fen?: number | null
  price_to_fen?: number | null
  quantity?: number | null
  is_on_sale?: boolean | null
}
export interface Fact {
  key: string
  text?: string | null
  fen?: number | null
  at?: number | null
  code?: string | null
}
export interface Choice {
  id: string
  label: string
  picture?: string | null
  price_fen?: number | null
  is_possible: boolean
}
export interface Answered {
  act: string
  at: number
  words: string
  choice?: string | null
  stars?: number | null
}
export interface Answer {
  act: string
  choice?: string
  words?: string
  stars?: number
}

const PATIENCE_MS = 20_000

/** The server said no, by its code. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
  ) {
    super(code)
  }
}

export const see = (hand: Hand, card: string) => call(hand, `cards/${card}`)

const open = new Map<string, string>()

/** One key for one answer until the server has said whether it was taken: pressing again never does it twice. */
export async function answer(hand: Hand, card: string, given: Answer): Promise<CardView> {
  const asked = card + JSON.stringify(given)
  const key = open.get(asked) ?? uuidv7()
  open.set(asked, key)
  try {
    const told = await call(hand, `mine/cards/${card}/answer`, { key, ...given })
    open.delete(asked)
    return told
  } catch (error) {
    if (error instanceof Refusal && error.status < 500) open.delete(asked)
    throw error
  }
}

/** A card is answered once: what else of its order is to be reviewed then. */
export const isToGoOn = ({ kind, answered, choices, link }: CardView) =>
  kind === 'review_invite' && !!answered && !!link && choices.length > 0

/** Says something of a line of the card's order, once; the same again is harmless. */
export const review = (hand: Hand, { link }: CardView, { choice, stars, words }: Answer) =>
  own<unknown>(hand, `mine/orders/${link?.id}/reviews/${choice}`, { stars, words })

const call = (hand: Hand, path: string, body?: object) => own<CardView>(hand, path, body)

/** Asks the server in the customer's name. */
export async function own<T>({ talk, absolute }: Hand, path: string, body?: object): Promise<T> {
  const response = await fetch(absolute(`/api/shops/${talk.shop?.id}/${path}`), {
    method: body ? 'POST' : 'GET',
    credentials: 'omit',
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${talk.device}` },
    body: body ? JSON.stringify(body) : null,
    signal: AbortSignal.timeout(PATIENCE_MS),
  })
  if (response.ok) return response.json()
  const { code = '' } = await response.json().catch(() => ({}))
  throw new Refusal(response.status, code)
}
