import type { ClientFrame, Entry, Order, Refusal, ServerFrame } from './frames'
import { Outbox, type OutboxItem, type OutboxStore } from './outbox'
import { connect, type ConnectionState, type ConnectOptions } from './socket'
import { Timeline } from './timeline'

export interface LiveOptions extends Pick<ConnectOptions, 'url' | 'hello' | 'idle' | 'open' | 'random'> {
  side: 'customer' | 'staff'
  store: OutboxStore
  /** Every frame, after the timelines and the outbox have taken theirs. */
  onFrame?: (frame: ServerFrame) => void
  onState?: (state: ConnectionState, why?: Refusal) => void
  /** A held conversation shows something new: entries, marks, or an item of the outbox. */
  onChange?: (conversation: string) => void
  onOutbox?: (item: OutboxItem) => void
}

export class Live {
  readonly outbox: Outbox
  private held = new Map<string, Timeline>()
  private connection: ReturnType<typeof connect> | undefined

  constructor(private options: LiveOptions) {
    const onChange = (item: OutboxItem) => {
      options.onOutbox?.(item)
      this.changed(item.command.conversation)
    }
    this.outbox = new Outbox({ store: options.store, transmit: (command) => this.say(command), onChange })
    this.connection = connect({
      ...options,
      onFrame: (frame) => this.hear(frame),
      onState: options.onState,
      probe: () => this.held.values().next().value?.resume(),
    })
  }

  get state(): ConnectionState {
    return this.connection?.state ?? 'connecting'
  }

  /** Keeps a conversation whole from now on, from `cached` entries if the app stored some. */
  hold(conversation: string, cached: Entry[] = []): Timeline {
    const known = this.held.get(conversation)
    if (known) return known
    const timeline = new Timeline(conversation, this.options.side, (frame) => this.say(frame))
    this.held.set(conversation, timeline)
    if (cached.length)
      timeline.onPage({ type: 'page', conversation, lane: 'public', entries: cached, more: true })
    if (this.state === 'online') timeline.resume()
    return timeline
  }

  release(conversation: string) {
    if (this.held.delete(conversation)) this.say({ type: 'leave', conversation })
  }

  timeline(conversation: string): Timeline | undefined {
    return this.held.get(conversation)
  }

  /** Anything with a `client_id`: it is stored, sent, and sent again until the server has answered. */
  submit(order: Order): OutboxItem {
    return this.outbox.submit(order)
  }

  /** Anything else: lost if not connected. */
  say(frame: ClientFrame): boolean {
    return this.connection?.send(frame) ?? false
  }

  reconnect() {
    this.connection?.reconnect()
  }

  close() {
    this.outbox.stop()
    this.connection?.close()
  }

  private hear(frame: ServerFrame) {
    this.take(frame)
    this.options.onFrame?.(frame)
  }

  private take(frame: ServerFrame) {
    if (frame.type === 'welcome') return this.catchUp()
    if (frame.type === 'ping') return this.compareHeads(frame.heads)
    if (frame.type === 'error') return this.outbox.onError(frame)
    if (frame.type === 'ack') return this.acknowledged(frame.client_id, frame.seq)
    if (!('conversation' in frame)) return
    const timeline = this.held.get(frame.conversation)
    if (timeline && this.update(timeline, frame)) this.changed(frame.conversation)
  }

  private catchUp() {
    for (const timeline of this.held.values()) timeline.resume()
    this.outbox.onOnline()
  }

  private compareHeads(heads: Record<string, [number, number?]>) {
    for (const [conversation, pair] of Object.entries(heads)) this.held.get(conversation)?.onHeads(pair)
  }

  private acknowledged(clientId: string, seq: number) {
    this.outbox.onAck(clientId, seq)
    this.outbox.prune((item) => this.isShown(item))
  }

  private update(timeline: Timeline, frame: ServerFrame): boolean {
    if (frame.type === 'entry') return this.entered(timeline, frame)
    if (frame.type === 'page') this.paged(timeline, frame)
    else if (frame.type === 'resumed') timeline.onResumed(frame)
    else if (frame.type === 'marks') timeline.onMarks(frame.marks)
    else return false
    return true
  }

  private entered(timeline: Timeline, frame: ServerFrame & { type: 'entry' }) {
    const changed = timeline.onEntry(frame)
    this.outbox.onEntry(frame)
    this.outbox.prune((item) => this.isShown(item))
    return changed
  }

  private paged(timeline: Timeline, page: ServerFrame & { type: 'page' }) {
    timeline.onPage(page)
    for (const entry of page.entries) this.outbox.onEntry(entry)
    this.outbox.prune((item) => this.isShown(item))
  }

  /** A stored message stays in the outbox until its entry is held, so it never blinks. */
  private isShown({ command, seq = 0 }: OutboxItem): boolean {
    const timeline = this.held.get(command.conversation)
    if (!timeline || command.type !== 'send') return true
    return (timeline.lane(command.lane ?? 'public')?.head ?? 0) >= seq
  }

  private changed(conversation: string) {
    this.options.onChange?.(conversation)
  }
}
