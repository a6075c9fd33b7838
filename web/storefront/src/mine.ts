import type { components } from '@api/schema'
import { NotThere, Refused } from './api'
import { introduce, type Who } from './who'

type Schemas = components['schemas']
export type Cart = Schemas['CartView']
export type CartLine = Schemas['CartLine']
export type Order = Schemas['MyOrder']
export type OrderLine = Schemas['MyLine']

const DEADLINE_MS = 20_000

/** What belongs to the customer: asked with the chat's token, once more where the shop has forgotten it. */
export async function mine<T>(path: string, method = 'GET', body?: object): Promise<T> {
  let who = await introduce()
  let answer = await send(who, path, method, body)
  if (answer.status === 401) {
    who = await introduce(who.token)
    answer = await send(who, path, method, body)
  }
  if (answer.ok) return answer.json()
  if (answer.status === 404) throw new NotThere(path)
  throw new Refused(answer.status, (await answer.json().catch(() => ({}))).code ?? 'failed')
}

function send({ shop, token }: Who, path: string, method: string, body?: object): Promise<Response> {
  const headers = { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` }
  return fetch(`/api/shops/${shop}/mine/${path}`, {
    method,
    // Somebody of the shop may be signed in to the console in the same browser.
    credentials: 'omit',
    headers,
    signal: AbortSignal.timeout(DEADLINE_MS),
    body: body ? JSON.stringify(body) : undefined,
  }).catch(() => {
    throw new Refused(0, 'no_answer')
  })
}

export const cartOf = () => mine<Cart>('cart')
export const ordersOf = async () => (await mine<Schemas['MyOrders']>('orders')).orders
export const orderOf = (id: string) => mine<Order>(`orders/${encodeURIComponent(id)}`)
