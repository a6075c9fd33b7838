import { createHmac, randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import type { Server } from '../server'
import { SHOP } from '../journey'

export interface Customer {
  device: string
  conversation: string
  shop: string
}

/** Customers without a browser of their own: they speak HTTP from here and the socket from one plain page. */
export class Customers {
  constructor(
    private server: Server,
    private page: Page,
  ) {}

  static async on(page: Page, server: Server) {
    await page.goto(`${server.url}/healthz`)
    return new Customers(server, page)
  }

  async visit(identity?: string): Promise<Customer> {
    const found = await this.#post(`/api/store/${SHOP}/visits`, identity ? { identity } : {})
    return { device: found.device, conversation: found.conversation, shop: found.shop.id }
  }

  /** A shopper whose name the shop vouches for. */
  async named(name: string) {
    return this.visit(await this.#sign({ sub: randomUUID(), name, aud: SHOP }))
  }

  async upload(
    { device, shop, conversation }: Customer,
    name: string,
    bytes: Uint8Array = Buffer.from('只是一行字'),
  ) {
    const path = `/api/shops/${shop}/uploads`
    const { upload } = await this.#post(path, { name, size: bytes.length, conversation }, device)
    const answer = await fetch(`${this.server.url}${path}/${upload}`, {
      method: 'PATCH',
      headers: {
        Authorization: `Bearer ${device}`,
        'Upload-Offset': '0',
        'Content-Type': 'application/octet-stream',
      },
      body: new Uint8Array(bytes),
    })
    if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`)
    return (await answer.json()).file as { id: string }
  }

  /** Sends the frames of each customer over a socket of theirs, and waits until all that can be are stored. */
  async say(lines: { customer: Customer; frames: object[] }[]) {
    const refused = await this.page.evaluate(speak, { lines, slug: SHOP })
    if (refused.length) throw new Error(`refused: ${refused.slice(0, 3).join('\n')}`)
  }

  async #post(path: string, body: object, device?: string) {
    const answer = await fetch(this.server.url + path, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        'X-Forwarded-For': `10.1.${(Math.random() * 256) | 0}.${(Math.random() * 256) | 0}`,
        ...(device && { Authorization: `Bearer ${device}` }),
      },
      body: JSON.stringify(body),
    })
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
    return answer.json()
  }

  #secret?: Promise<string>
  async #sign(claims: object): Promise<string> {
    this.#secret ??= this.#shown()
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
    const now = Math.floor(Date.now() / 1000)
    const signed = `${part({ alg: 'HS256', typ: 'JWT' })}.${part({ ...claims, iat: now, exp: now + 300 })}`
    return `${signed}.${createHmac('sha256', await this.#secret)
      .update(signed)
      .digest('base64url')}`
  }

  /** The secret, as the shop's owner finds it in the settings. */
  async #shown(): Promise<string> {
    const owner = { login: 'linqing', password: 'yingke-demo' }
    const { token } = await this.#post('/api/sign-in?as=token', owner)
    const headers = { Authorization: `Bearer ${token}` }
    const { memberships } = await (await fetch(`${this.server.url}/api/me`, { headers })).json()
    const { shop } = memberships.find(({ shop }: { shop: { slug: string } }) => shop.slug === SHOP)
    return (await this.#post(`/api/shops/${shop.id}/identity/showings`, {}, token)).secret
  }
}

/** Runs in the page, where sockets stay open from one call to the next. Answers what was refused. */
async function speak(told: { lines: { customer: Customer; frames: object[] }[]; slug: string }) {
  const uuid = () => {
    const random = [...crypto.getRandomValues(new Uint8Array(10))]
    const hex = random.map((byte) => byte.toString(16).padStart(2, '0')).join('')
    const at = Date.now().toString(16).padStart(12, '0')
    return `${at.slice(0, 8)}-${at.slice(8)}-7${hex.slice(0, 3)}-8${hex.slice(3, 6)}-${hex.slice(6, 18)}`
  }
  const page = globalThis as { sockets?: Map<string, WebSocket> }
  const sockets = (page.sockets ??= new Map())

  async function open({ device, conversation }: Customer): Promise<WebSocket> {
    const socket = new WebSocket(`ws://${location.host}/ws`)
    const say = (frame: object) => socket.send(JSON.stringify(frame))
    await new Promise<void>((resolve, reject) => {
      socket.onerror = () => reject(new Error('the socket broke'))
      socket.onopen = () => say({ type: 'hello', v: 1, as: 'customer', shop: told.slug, token: device })
      socket.onmessage = ({ data }) => (data.includes('"welcome"') ? resolve() : reject(new Error(data)))
    })
    say({ type: 'resume', conversation, public: 0 })
    sockets.set(device, socket)
    return socket
  }
  async function one({ customer, frames }: { customer: Customer; frames: object[] }): Promise<string[]> {
    const { device, conversation } = customer
    const socket = sockets.get(device) ?? (await open(customer))
    const waiting = new Set<string>()
    const refused: string[] = []
    return new Promise((resolve) => {
      const done = () => waiting.size === 0 && resolve(refused)
      socket.onmessage = ({ data }: MessageEvent) => {
        const frame = JSON.parse(data)
        if (frame.type === 'ping') socket.send(JSON.stringify({ type: 'pong', at: frame.at }))
        if (frame.type === 'error') refused.push(data)
        if ((frame.type === 'ack' || frame.type === 'error') && waiting.delete(frame.client_id)) done()
      }
      for (const frame of frames) {
        const client_id = uuid()
        const isMessage = 'kind' in frame
        if (isMessage) waiting.add(client_id)
        const more = isMessage ? { type: 'send', client_id, conversation } : {}
        socket.send(JSON.stringify({ ...more, ...frame }))
      }
      done()
    })
  }
  return (await Promise.all(told.lines.map(one))).flat()
}
