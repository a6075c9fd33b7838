import type { Command, Entry, Order, Refusal } from './frames'
import { uuidv7 } from './uuid'

/**
 * `waiting`: stored here, to be sent (also while `problem` says why it must be sent again); `sent`: on its way;
 * `stored`: acknowledged, `seq` known; `failed`: `problem` says why, `retry` or `discard` it;
 * `confirm`: the guard asks, `problem.findings` say what, `confirm` or `discard` it.
 */
export interface OutboxItem {
  command: Command
  at: number
  state: 'waiting' | 'sent' | 'stored' | 'failed' | 'confirm'
  seq?: number
  problem?: Pick<Refusal, 'code' | 'message' | 'reason' | 'findings'>
}

/** Where unacknowledged commands outlive the page. Each is kept for itself, so that two tabs do not overwrite each other. */
export interface OutboxStore {
  all(): OutboxItem[]
  put(item: OutboxItem): void
  drop(clientId: string): void
}

export interface OutboxOptions {
  store: OutboxStore
  /** False if not connected. */
  transmit: (command: Command) => boolean
  onChange: (item: OutboxItem) => void
  /** Whether a stored item shows in the log by now: it then leaves the outbox, so that nothing shows twice or blinks. */
  isShown: (item: OutboxItem) => boolean
}

const ACK_MS = 15_000
const FIRST_PAUSE_MS = 2_000
const LONGEST_PAUSE_MS = 30_000
const FRAME_BYTES = 64 * 1024

/** Commands in the order they were given; in each conversation the next one leaves when the one before is answered. */
export class Outbox {
  readonly __v_skip = true
  #items: OutboxItem[]
  #timers = new Map<string, ReturnType<typeof setTimeout>>()
  #pauses = new Map<string, number>()

  constructor(private options: OutboxOptions) {
    this.#items = options.store.all().sort((a, b) => (a.command.client_id < b.command.client_id ? -1 : 1))
    for (const item of this.#items) if (item.state === 'sent') item.state = 'waiting'
  }

  get all(): readonly OutboxItem[] {
    return this.#items
  }
  of(conversation: string): OutboxItem[] {
    return this.#items.filter((item) => item.command.conversation === conversation)
  }

  submit(order: Order): OutboxItem {
    const command = { ...order, client_id: uuidv7() } as Command
    const item: OutboxItem = { command, at: Date.now(), state: 'waiting' }
    this.#items.push(item)
    if (new Blob([JSON.stringify(command)]).size > FRAME_BYTES) this.#fail(item, tooLarge)
    else this.#become(item, 'waiting')
    this.#flush()
    return item
  }

  retry(clientId: string) {
    const item = this.#find(clientId)
    if (item?.state !== 'failed' && item?.state !== 'waiting') return
    this.#wake(item)
  }

  /** Sends what the guard asked about, accepting the findings it named. */
  confirm(clientId: string) {
    const item = this.#find(clientId)
    if (item?.state !== 'confirm' || item.command.type !== 'send') return
    item.command.confirm = item.problem?.findings?.map((finding) => finding.id)
    this.#wake(item)
  }

  discard(clientId: string) {
    const item = this.#find(clientId)
    if (!item) return
    this.#forget(item)
    this.options.onChange(item)
    this.#flush()
  }

  /** What was written before the conversation had a name goes into it. */
  adopt(from: string, conversation: string) {
    for (const { command } of this.of(from)) command.conversation = conversation
    for (const item of this.of(conversation)) this.options.store.put(item)
    this.#flush()
  }

  /** After `welcome`: what was on its way may be lost, and sending it twice is harmless. */
  onOnline() {
    for (const item of this.#items) if (item.state === 'sent') this.#become(item, 'waiting')
    for (const item of this.#items) this.#rest(item)
    this.#flush()
  }

  onAck(clientId: string, seq: number) {
    const item = this.#find(clientId)
    if (!item || item.state === 'stored') return
    this.#rest(item)
    this.options.store.drop(clientId)
    Object.assign(item, { state: 'stored', seq, problem: undefined })
    this.prune()
    this.options.onChange(item)
    this.#flush()
  }

  /** An own entry that comes back is as good as its acknowledgement. */
  onEntry(entry: Pick<Entry, 'client_id' | 'seq'>) {
    if (entry.client_id) this.onAck(entry.client_id, entry.seq)
  }

  onError(error: Refusal) {
    const item = error.client_id ? this.#find(error.client_id) : undefined
    if (!item || item.state === 'stored') return
    this.#rest(item, true)
    const { code, message, reason, findings } = error
    item.problem = { code, message, reason, findings }
    if (error.code === 'needs_confirm') this.#become(item, 'confirm')
    else if (error.code === 'too_fast' || error.code === 'storage_unavailable')
      this.#pause(item, error.retry_ms)
    else this.#become(item, 'failed')
    this.#flush()
  }

  /** To be called when the log has grown. */
  prune() {
    this.#items = this.#items.filter((item) => item.state !== 'stored' || !this.options.isShown(item))
  }

  stop() {
    for (const item of this.#items) this.#rest(item)
  }

  #flush() {
    const busy = new Set<string>()
    for (const item of this.#items) {
      const { conversation } = item.command
      if (busy.has(conversation)) continue
      if (item.state === 'waiting' || item.state === 'sent') busy.add(conversation)
      if (item.state === 'waiting' && !this.#timers.has(item.command.client_id)) this.#transmit(item)
    }
  }

  #transmit(item: OutboxItem) {
    if (!this.options.transmit(item.command)) return
    this.#become(item, 'sent')
    this.#after(item, ACK_MS)
  }

  #pause(item: OutboxItem, told?: number) {
    const id = item.command.client_id
    const own = this.#pauses.get(id) ?? FIRST_PAUSE_MS
    this.#pauses.set(id, Math.min(own * 2, LONGEST_PAUSE_MS))
    this.#become(item, 'waiting')
    this.#after(item, told ?? own)
  }

  #after(item: OutboxItem, ms: number) {
    const again = () => this.#wake(item)
    this.#timers.set(item.command.client_id, setTimeout(again, ms))
  }

  #wake(item: OutboxItem) {
    this.#rest(item, true)
    this.#become(item, 'waiting')
    this.#flush()
  }

  #rest(item: OutboxItem, keepsPause = false) {
    const id = item.command.client_id
    clearTimeout(this.#timers.get(id))
    this.#timers.delete(id)
    if (!keepsPause) this.#pauses.delete(id)
  }

  #fail(item: OutboxItem, problem: OutboxItem['problem']) {
    item.problem = problem
    this.#become(item, 'failed')
  }

  #become(item: OutboxItem, state: OutboxItem['state']) {
    item.state = state
    this.options.store.put(item)
    this.options.onChange(item)
  }

  #find(clientId: string) {
    return this.#items.find((item) => item.command.client_id === clientId)
  }

  #forget(item: OutboxItem) {
    this.#rest(item)
    this.options.store.drop(item.command.client_id)
    this.#items = this.#items.filter((other) => other !== item)
  }
}

const tooLarge = { code: 'too_large', message: '' } as const
