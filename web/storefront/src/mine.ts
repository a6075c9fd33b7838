import type { components } from '@api/schema'
import { NotThere, Refused } from './api'
import { introduce, type Who } from './who'

type Schemas = components['schemas']
export type Cart = Schemas['CartView']
export type CartLine = Schemas['CartLine']
export type BoughtAgain = Schemas['BoughtAgain']
export type Order = Schemas['MyOrder']
export type OrderLine = Schemas['MyLine']
export type OrderCounts = Schemas['MyCounts']
export type Standing = Exclude<keyof OrderCounts, 'all'>

/** Which of one's own orders: what they wait for, and a part of their number or of a title in them. */
export interface SoughtOrders {
  standing?: Standing | undefined
  q?: string | undefined
}

const DEADLINE_MS = 20_000

/** What goes to the server: JSON unless it says otherwise. */
export interface Ask {
  method?: string
  headers?: Record<string, string>
  body?: BodyInit
  deadlineMs?: number
}

/** What belongs to the customer: asked with the chat's token, once more where the shop has forgotten it. */
export function mine<T>(path: string, method = 'GET', body?: object): Promise<T> {
  return inShop<T>(`mine/${path}`, { method, body: body && JSON.stringify(body) })
}

/** The same for what lies elsewhere in the shop. */
export function inShop<T>(path: string, ask: Ask): Promise<T> {
  return asKnown<T>(path, ({ shop, token }) => {
    const headers = { ...ask.headers, Authorization: `Bearer ${token}` }
    return send(`/api/shops/${shop}/${path}`, { ...ask, headers })
  })
}

/** Something asked as who the customer is, once more where the shop has forgotten them. */
export async function asKnown<T>(path: string, asked: (who: Who) => Promise<Response>): Promise<T> {
  const who = await introduce()
  let answer = await asked(who)
  if (answer.status === 401) answer = await asked(await introduce(who.token))
  if (answer.ok) return answer.json()
  if (answer.status === 404) throw new NotThere(path)
  throw await refusalOf(answer)
}

async function refusalOf(answer: Response): Promise<Refused> {
  return new Refused(answer.status, (await answer.json().catch(() => ({}))).code ?? 'failed')
}

/** One request, which ends in time. */
export function send(url: string, ask: Ask): Promise<Response> {
  return fetch(url, {
    method: ask.method,
    // Somebody of the shop may be signed in to the console in the same browser.
    credentials: 'omit',
    headers: { 'Content-Type': 'application/json', ...ask.headers },
    signal: AbortSignal.timeout(ask.deadlineMs ?? DEADLINE_MS),
    body: ask.body,
  }).catch(() => {
    throw new Refused(0, 'no_answer')
  })
}

export const cartOf = () => mine<Cart>('cart')
/** A page of them, or the one that `next` leads to. */
export function ordersOf({ standing, q }: SoughtOrders, next?: string) {
  const query = new URLSearchParams({
    ...(standing && { standing }),
    ...(q && { q }),
    ...(next && { cursor: next }),
  })
  return mine<Schemas['MyOrders']>(`orders?${query}`)
}
export const orderOf = (id: string) => mine<Order>(`orders/${encodeURIComponent(id)}`)
/** Cards in the chat that ask something about an order and wait. */
export const cardsOf = async (order: string) =>
  (await mine<Schemas['OrderCards']>(`orders/${encodeURIComponent(order)}/cards`)).cards
