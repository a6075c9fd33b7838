import { randomUUID } from 'node:crypto'
import { SHOP } from './journey'
import type { Server } from './server'

interface OrderNow {
  id: string
  rev: number
}

/** The shop's side without its screens, which have journeys of their own. */
export class Desk {
  private constructor(
    private url: string,
    private cookie: string,
    private shop: string,
  ) {}

  static async of({ url }: Server, login = 'zhaoyun'): Promise<Desk> {
    const signed = await fetch(`${url}/api/sign-in`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ login, password: 'yingke-demo' }),
    })
    const cookies = signed.headers.getSetCookie().map((each) => each.split(';')[0])
    const { shop } = await (await fetch(`${url}/api/store/${SHOP}`)).json()
    return new Desk(url, cookies.join('; '), shop.id)
  }

  async call<T>(method: string, path: string, body?: object): Promise<T> {
    const headers = { 'content-type': 'application/json', cookie: this.cookie }
    const asked = { method, headers, ...(body && { body: JSON.stringify(body) }) }
    const answer = await fetch(`${this.url}/api/shops/${this.shop}/${path}`, asked)
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`)
    return answer.json() as Promise<T>
  }

  async product(code: string): Promise<string> {
    return (await (await fetch(`${this.url}/api/store/${SHOP}/products/${code}`)).json()).id
  }

  async ship(order: string) {
    await this.#act(order, 'shipment', { carrier: '顺丰速运', waybill: 'SF1234567890123' })
  }
  /** So many pieces of the order's first line. */
  async shipPart(order: string, quantity: number) {
    const pieces = [{ line: 0, quantity }]
    await this.#act(order, 'shipment', { carrier: '顺丰速运', waybill: 'SF1234567890123', pieces })
  }
  /** Of the order's first line. */
  async answer(order: string, answer: string, more: object = {}) {
    await this.#act(order, 'refunds/0', { answer, ...more })
  }
  async decide(order: string, amount_fen: number) {
    await this.#act(order, 'refunds/0/decision', { favour: 'customer', amount_fen })
  }

  async #act(order: string, path: string, body: object) {
    const { rev } = await this.call<OrderNow>('GET', `orders/${order}`)
    await this.call('POST', `orders/${order}/${path}`, { key: randomUUID(), rev, ...body })
  }
}
