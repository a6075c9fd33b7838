import { Live, localOutbox, type ConnectionState, type Entry, type OutboxItem, type Send } from '@kit/live'
import type { ServerFrame, Timeline, Welcome } from '@kit/live'
import type { Config } from './config'
import { Memory } from './memory'
import { Visit, type Visited } from './visit'
import { locale, say } from './words'

/** The conversation of someone who writes before the server has answered the first visit. */
const UNNAMED = 'new'
const KEPT_ENTRIES = 50
const TYPING_MS = 8_000

export interface Looking {
  title: string
  path: string
  product?: string
}

/** The customer's one conversation with the shop; knows nothing of the screen. */
export class Talk {
  readonly memory: Memory
  readonly live: Live
  timeline?: Timeline
  shop?: { id: string; name: string }
  limits?: Welcome['limits']
  typist?: string
  isFull = false
  isTroubled = false
  /** Why there is no chat on this site, in words for customers. */
  barred?: string
  onChange: () => void = () => {}
  onRefused: (reason: string) => void = () => {}
  #visit: Visit
  #looking?: Looking
  #typingTimer?: ReturnType<typeof setTimeout>
  #clockSkew = 0
  #recalledTexts = new Map<number, string>()

  constructor(readonly config: Config) {
    this.memory = new Memory(`yingke.${config.shop}.`)
    this.shop = this.memory.get('shop')
    this.#visit = new Visit(
      config,
      this.memory,
      (visited) => this.#visited(visited),
      () => import(/* @vite-ignore */ config.part('barred')).then((part) => part.bar(this, locale)),
    )
    this.live = new Live({
      url: `${config.origin.replace(/^http/, 'ws')}/ws`,
      side: 'customer',
      idle: true,
      hello: () => ({ as: 'customer', shop: config.shop, token: this.device }),
      store: localOutbox(`${this.memory.prefix}out.`),
      onState: (state) => this.#onState(state),
      onFrame: (frame) => this.#onFrame(frame),
      onOutbox: (item) => this.#heardOf(item),
      onChange: () => this.#changed(),
    })
    this.#remember()
  }

  get device() {
    return this.memory.get('device')
  }
  get conversation() {
    return this.timeline?.conversation ?? UNNAMED
  }
  get entries(): Entry[] {
    return this.timeline?.entries ?? []
  }
  get pending(): OutboxItem[] {
    return this.live.outbox.of(this.conversation)
  }
  get state() {
    return this.live.state
  }
  /** Where the customer stands until somebody serves; nothing while somebody does. */
  queue?: Extract<ServerFrame, { type: 'queue' }>
  get unread(): Entry[] {
    const read = this.timeline?.marks.customer.read ?? 0
    return this.entries.filter(
      (e) => e.seq > read && e.from.kind === 'member' && !e.kind.startsWith('recall'),
    )
  }
  /** Who serves now, or nobody. */
  get agent(): string | undefined {
    const tells = (entry: Entry) =>
      entry.kind === 'assign' || entry.kind === 'close' || entry.from.kind === 'member'
    const last = this.entries.findLast(tells)
    if (last?.kind === 'close') return undefined
    return last?.kind === 'assign' ? last.body.name : last?.from.name
  }

  /** Called when the customer shows interest, or is known from before. */
  start() {
    if (this.state !== 'closed') return
    if (this.timeline && (!this.#visit.identity || this.#hasUnsent)) this.live.reconnect()
    else void this.#visit.run()
  }

  tryNow() {
    if (this.timeline && this.device) this.live.reconnect()
    else void this.#visit.run()
  }

  send(what: Pick<Send, 'kind' | 'body'>) {
    this.live.submit({ type: 'send', conversation: this.conversation, ...what } as Send)
    this.start()
  }

  recall(seq: number) {
    const entry = this.timeline?.public.at(seq)
    if (entry?.kind === 'text') this.#recalledTexts.set(seq, entry.body.text)
    this.live.submit({ type: 'recall', conversation: this.conversation, seq })
  }
  textOfRecalled(seq: number) {
    return this.#recalledTexts.get(seq)
  }
  /** On this device's clock. */
  recallEnds(entry: Entry): number {
    return entry.at + (this.limits?.recall_ms ?? 0) + this.#clockSkew
  }

  identify(jwt: string) {
    this.#visit.identity = jwt
    this.#changed()
  }

  /** As whom the shop knows this browser: a visit comes first where it is nobody yet, or `stale` no longer holds. */
  async introduce(stale?: string) {
    if (!this.shop || (this.device ?? stale) === stale)
      await new Promise((known) => (addEventListener('yingke:known', known), this.#visit.run()))
    return { shop: this.shop!.id, token: this.device! }
  }

  look(looking = this.#looking) {
    this.#looking = looking
    if (looking) this.live.say({ type: 'looking', ...looking })
  }

  typing(on: boolean) {
    if (this.timeline) this.live.say({ type: 'typing', conversation: this.conversation, on })
  }

  seen(isReading: boolean) {
    const head = this.timeline?.public.head
    if (head) this.timeline?.mark(isReading ? { delivered: head, read: head } : { delivered: head })
  }

  get #hasUnsent() {
    return this.timeline && this.pending.some(({ state }) => state === 'waiting' || state === 'sent')
  }

  #remember() {
    const kept = this.memory.get('talk')
    if (!kept || !this.device) return
    this.limits = kept.limits
    this.timeline = this.live.hold(kept.conversation, kept.entries)
    this.timeline.onMarks(kept.marks)
  }

  #visited(visit: Visited) {
    this.barred = undefined
    this.memory.set('device', visit.device)
    this.#belong(visit.shop, visit.conversation)
    dispatchEvent(new Event('yingke:known'))
    this.live.reconnect()
  }

  #belong({ id, name }: Visited['shop'], conversation: string) {
    this.shop = { id, name }
    this.memory.set('shop', this.shop)
    if (conversation === this.timeline?.conversation) return
    const before = this.conversation
    if (this.timeline) this.live.release(before)
    this.timeline = this.live.hold(conversation)
    this.live.outbox.adopt(before, conversation)
  }

  #onState(state: ConnectionState) {
    if (state === 'online') this.isTroubled = false
    if (state === 'waiting' || state === 'refused') this.isTroubled = true
    if (state === 'refused') this.#visit.later()
    this.#changed()
  }

  /** A message that failed says so itself; a recall that came too late only here. */
  #heardOf({ command, state }: OutboxItem) {
    if (command.type !== 'recall' || state !== 'failed') return
    this.onRefused(say('tooLate'))
    queueMicrotask(() => this.live.outbox.discard(command.client_id))
  }

  #onFrame(frame: ServerFrame) {
    if (frame.type === 'welcome') this.#welcomed(frame)
    else if (frame.type === 'typing') this.#heardTyping(frame.on ? (frame.name ?? '') : undefined)
    else if (frame.type === 'entry' && frame.from.kind === 'member') this.#heardTyping(undefined)
    else if (frame.type === 'queue') this.queue = frame
    else if (frame.type === 'notice') this.isFull = frame.code === 'storage_full'
    else if (frame.type === 'order') dispatchEvent(new Event('yingke:changed'))
    if (frame.type === 'entry' && /assign|close/.test(frame.kind)) this.queue = undefined
    this.#changed()
  }

  #welcomed(welcome: Welcome) {
    this.limits = welcome.limits
    this.#clockSkew = Date.now() - welcome.now
    this.isFull = false
    this.queue = undefined
    this.#visit.settled()
    if (welcome.conversation) this.#belong(welcome.shop, welcome.conversation)
    this.look()
  }

  #heardTyping(name: string | undefined) {
    this.typist = name
    clearTimeout(this.#typingTimer)
    if (name === undefined) return
    this.#typingTimer = setTimeout(() => (this.#heardTyping(undefined), this.#changed()), TYPING_MS)
  }

  #changed() {
    this.#keep()
    // What was sent anonymously is answered before a signature may change who we are.
    if (this.#visit.identity && this.state === 'online' && !this.#hasUnsent) void this.#visit.run()
    this.onChange()
  }

  #keep() {
    const { timeline, limits } = this
    if (!timeline || timeline.isResuming) return
    const { conversation, marks } = timeline
    const entries = timeline.entries.slice(-KEPT_ENTRIES)
    this.memory.set('talk', { conversation, marks, limits, entries })
  }
}
