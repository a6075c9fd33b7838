import type { Config } from './config'
import type { Memory } from './memory'

export interface Visited {
  device: string
  shop: { id: string; name: string }
  conversation: string
}

const FIRST_PAUSE_MS = 3_000
const LONGEST_PAUSE_MS = 30_000

/** Makes this device, or the shop's signed shopper, known to the server; tries until it is. */
export class Visit {
  identity?: string
  /** The last try failed; the next one is scheduled. */
  isWaiting = false
  #isRunning = false
  #pause = FIRST_PAUSE_MS

  constructor(
    private config: Config,
    private memory: Memory,
    private done: (visited: Visited) => void,
    /** The shop has not listed this site; it may at any time. */
    private barred: () => Promise<undefined>,
  ) {
    this.identity = config.identity
    addEventListener('online', () => this.isWaiting && void this.run())
  }
  async run() {
    if (this.#isRunning) return
    this.#isRunning = true
    this.isWaiting = false
    const visited = await this.#register().catch(() => undefined)
    this.#isRunning = false
    if (visited) this.done(visited)
    else this.later()
  }

  /** The socket has taken the device: the next trouble starts counting anew. */
  settled() {
    this.#pause = FIRST_PAUSE_MS
  }

  later() {
    this.isWaiting = true
    setTimeout(() => this.isWaiting && void this.run(), Math.random() * this.#pause)
    this.#pause = Math.min(this.#pause * 2, LONGEST_PAUSE_MS)
  }

  async #register(): Promise<Visited | undefined> {
    const { identity } = this
    const response = await fetch(`${this.config.origin}/api/store/${this.config.shop}/visits`, {
      method: 'POST',
      credentials: 'omit',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ device: this.memory.get('device'), identity }),
    })
    if (response.ok) {
      if (this.identity === identity) this.identity = undefined
      return response.json()
    }
    if (response.status === 403) return this.barred()
    const isRejected = response.status >= 400 && response.status < 500 && response.status !== 429
    if (isRejected) this.#giveUpOn(identity)
  }

  /** An outdated signature must not keep a shopper from asking, nor a device that the server has forgotten. */
  #giveUpOn(identity?: string) {
    if (identity) this.identity = undefined
    else this.memory.set('device', undefined)
  }
}
