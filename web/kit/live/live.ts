import type { Ack, ClientFrame, Command, Entry, Order, Refusal, Send, ServerFrame, Welcome } from './frames'
import { Outbox, type OutboxItem, type OutboxStore } from './outbox'
import { connect, type ConnectionState, type ConnectOptions } from './socket'
import { Timeline } from './timeline'
import { wire } from './wire'

export interface LiveOptions extends Pick<ConnectOptions, 'url' | 'hello' | 'idle' | 'open' | 'random'> {
  side: 'customer' | 'staff'
  store: OutboxStore
  /** Every frame, after the timelines and the outbox have taken theirs. */
  onFrame?: (frame: ServerFrame) => void
  onState?: (state: ConnectionState, why?: Refusal) => void
  /** A held conversation shows something new: entries, marks, or an item of the outbox. */
  onChange?: (conversation: string) => void
  /** An item came into the outbox or changed there; that it was discarded is not told. */
  onOutbox?: (item: OutboxItem) => void
}

export class Live {
  /** Keeps Vue from wrapping it, as in the other classes here: private fields are not reached through a proxy. */
  readonly __v_skip = true
  readonly outbox: Outbox
  #held = new Map<string, Timeline>()
  #me?: Welcome['me']
  #connection: ReturnType<typeof connect> | undefined

  /** Parts that come later hear frames by putting themselves before `onFrame`. */
  constructor(readonly options: LiveOptions) {
    const onChange = (item: OutboxItem) => {
      if (this.outbox.all.includes(item)) options.onOutbox?.(item)
      this.#changed(item.command.conversation)
    }
    this.outbox = new Outbox({
      store: options.store,
      transmit: (command) => this.say(wire(command)),
      onChange,
      isShown: (item) => this.#isShown(item),
    })
    this.#connection = connect({
      ...options,
      onFrame: (frame) => this.#hear(frame),
      onState: options.onState,
      probe: () => this.#held.values().next().value?.resume(),
    })
  }

  get state(): ConnectionState {
    return this.#connection?.state ?? 'connecting'
  }

  /** Keeps a conversation whole from now on, from `cached` entries if the app stored some. */
  hold(conversation: string, cached: Entry[] = []): Timeline {
    const known = this.#held.get(conversation)
    if (known) return known
    const timeline = new Timeline(conversation, this.options.side, (frame) => this.say(frame))
    this.#held.set(conversation, timeline)
    if (cached.length)
      timeline.onPage({ type: 'page', conversation, lane: 'public', entries: cached, more: true })
    if (this.state === 'online') timeline.resume()
    return timeline
  }

  release(conversation: string) {
    if (this.#held.delete(conversation)) this.say({ type: 'leave', conversation })
  }

  timeline(conversation: string): Timeline | undefined {
    return this.#held.get(conversation)
  }

  /** Anything with a `client_id`: it is stored, sent, and sent again until the server has answered. */
  submit(order: Order): OutboxItem {
    return this.outbox.submit(order)
  }

  /** Anything else: lost if not connected. */
  say(frame: ClientFrame): boolean {
    return this.#connection?.send(frame) ?? false
  }

  reconnect() {
    this.#connection?.reconnect()
  }

  close() {
    this.outbox.stop()
    this.#connection?.close()
  }

  #hear(frame: ServerFrame) {
    this.#take(frame)
    this.options.onFrame?.(frame)
    // After what whoever uses this says first, such as which page a customer is on: dispatch goes by it.
    if (frame.type === 'welcome') this.outbox.onOnline()
  }

  #take(frame: ServerFrame) {
    if (frame.type === 'welcome') return this.#welcomed(frame)
    if (frame.type === 'ping') return this.#compareHeads(frame.heads)
    if (frame.type === 'error') return this.outbox.onError(frame)
    if (frame.type === 'ack') return this.#acknowledged(frame)
    if (!('conversation' in frame)) return
    const timeline = this.#held.get(frame.conversation)
    if (timeline && this.#update(timeline, frame)) this.#changed(frame.conversation)
  }

  #welcomed(welcome: Welcome) {
    this.#me = welcome.me
    for (const timeline of this.#held.values()) timeline.resume()
  }

  #compareHeads(heads: Record<string, [number, number?]>) {
    for (const [conversation, pair] of Object.entries(heads)) this.#held.get(conversation)?.onHeads(pair)
  }

  #acknowledged(ack: Ack) {
    const item = this.outbox.all.find(({ command }) => command.client_id === ack.client_id)
    const timeline = this.#held.get(ack.conversation)
    if (item && timeline) timeline.onAck(ack, this.#entryOf(item.command, ack))
    this.outbox.onAck(ack.client_id, ack.seq)
  }

  /** What the server made of an own command, where that is known without asking: it need not send it back. */
  #entryOf(command: Command, { lane, seq, at, client_id }: Ack): Entry | undefined {
    const isKnown =
      command.type === 'recall' || (command.type === 'send' && !/product|order/.test(command.kind))
    if (!isKnown || !this.#me || lane === 'staff') return undefined
    const { id, kind, name } = this.#me
    const from = kind === 'member' ? { kind, id, name } : { kind, name }
    const what = command.type === 'send' ? pick(command) : { kind: command.type, body: { seq: command.seq } }
    return { lane, seq, at, from, client_id, ...what } as Entry
  }

  #update(timeline: Timeline, frame: ServerFrame): boolean {
    if (frame.type === 'entry') return this.#entered(timeline, frame)
    if (frame.type === 'page') this.#paged(timeline, frame)
    else if (frame.type === 'resumed') timeline.onResumed(frame)
    else if (frame.type === 'marks') timeline.onMarks(frame.marks)
    else return false
    return true
  }

  #entered(timeline: Timeline, frame: ServerFrame & { type: 'entry' }) {
    const changed = timeline.onEntry(frame)
    this.outbox.onEntry(frame)
    this.outbox.prune()
    return changed
  }

  #paged(timeline: Timeline, page: ServerFrame & { type: 'page' }) {
    timeline.onPage(page)
    for (const entry of page.entries) this.outbox.onEntry(entry)
    this.outbox.prune()
  }

  /** A stored message stays in the outbox until its entry is held, so it never blinks. */
  #isShown({ command, seq = 0 }: OutboxItem): boolean {
    const timeline = this.#held.get(command.conversation)
    if (!timeline || command.type !== 'send') return true
    return (timeline.lane(command.lane ?? 'public')?.head ?? 0) >= seq
  }

  #changed(conversation: string) {
    this.options.onChange?.(conversation)
  }
}

function pick({ kind, body }: Send) {
  return { kind, body }
}
