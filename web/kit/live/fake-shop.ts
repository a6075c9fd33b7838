import type { Command, Entry, LaneName, Marks, ServerFrame } from './frames'

type Frame = Record<string, unknown> & { type: string }
export const TALK = '0190aaaa-0000-7000-8000-000000000001'

/** For tests: a server of one conversation that keeps to docs/protocol.md, on sockets that break when told. */
export class FakeShop {
  log: Record<LaneName, Entry[]> = { public: [], staff: [] }
  marks: Marks = { customer: { delivered: 0, read: 0 }, staff: { delivered: 0, read: 0 } }
  sockets: FakeSocket[] = []
  heard: Frame[] = []
  /** Frames to swallow on their way to the client, as a breaking network does. */
  loses: (frame: ServerFrame) => boolean = () => false
  answers: Partial<Record<string, (frame: Frame) => ServerFrame | undefined>> = {}
  pageLimit = 200
  /** Whether a sender is told its own entries. */
  echoes = true
  private stored = new Map<string, ServerFrame>()

  open = () => {
    const socket = new FakeSocket(this)
    this.sockets.push(socket)
    return socket as unknown as WebSocket
  }
  get socket(): FakeSocket {
    return this.sockets.at(-1)!
  }
  heardOf(type: string): Frame[] {
    return this.heard.filter((frame) => frame.type === type)
  }

  write(
    kind: Entry['kind'],
    body: object,
    lane: LaneName = 'public',
    more: Partial<Entry> = {},
    by?: FakeSocket,
  ): Entry {
    const entries = this.log[lane]
    const follows = lane === 'staff' ? { follows: this.log.public.length } : {}
    const from = { kind: 'member', name: '小禾' }
    const entry = {
      lane,
      seq: entries.length + 1,
      at: 1,
      from,
      kind,
      body,
      ...follows,
      ...more,
    } as unknown as Entry
    entries.push(entry)
    if (kind === 'recall') this.empty(lane, (body as { seq: number }).seq)
    for (const socket of this.sockets)
      if (socket.live && (socket !== by || this.echoes))
        socket.tell({ type: 'entry', conversation: TALK, ...entry })
    return entry
  }
  say(text: string, lane: LaneName = 'public') {
    return this.write('text', { text }, lane)
  }
  ping() {
    const heads: [number, number] = [this.log.public.length, this.log.staff.length]
    this.socket.tell({ type: 'ping', at: 1, heads: { [TALK]: heads } })
  }

  hear(socket: FakeSocket, frame: Frame) {
    this.heard.push(frame)
    const special = this.answers[frame.type]?.(frame)
    if (special) return socket.tell(special)
    if (frame.type === 'hello') socket.tell(welcome)
    if (frame.type === 'resume') this.resume(socket, frame)
    if (frame.type === 'fetch') this.fetch(socket, frame)
    if (frame.type === 'send' || frame.type === 'recall') this.store(socket, frame as unknown as Command)
    if (frame.type === 'mark')
      Object.assign(this.marks.customer, { read: frame.read, delivered: frame.delivered })
  }

  private resume(socket: FakeSocket, frame: Frame) {
    socket.live = true
    this.catchUp(socket, 'public', frame.public as number)
    if ('staff' in frame) this.catchUp(socket, 'staff', frame.staff as number)
    const heads = { public: this.log.public.length, staff: this.log.staff.length }
    socket.tell({ type: 'resumed', conversation: TALK, ...heads, marks: structuredClone(this.marks) })
  }

  private catchUp(socket: FakeSocket, lane: LaneName, held: number) {
    const missed = this.log[lane].slice(held)
    if (missed.length <= this.pageLimit) return this.page(socket, lane, missed)
    const newest = missed.slice(-50)
    this.page(socket, lane, newest, { from: held + 1, to: newest[0]!.seq - 1 })
  }

  private fetch(socket: FakeSocket, frame: Frame) {
    const lane = frame.lane as LaneName
    const limit = (frame.limit as number) ?? 50
    const { before, after } = frame as { before?: number; after?: number }
    const all = this.log[lane]
    const found = before ? all.filter((e) => e.seq < before).slice(-limit) : all.slice(after, after! + limit)
    this.page(socket, lane, found)
  }

  private page(socket: FakeSocket, lane: LaneName, entries: Entry[], skipped?: { from: number; to: number }) {
    const more = (entries[0]?.seq ?? 1) > 1
    socket.tell({ type: 'page', conversation: TALK, lane, entries: structuredClone(entries), more, skipped })
  }

  private store(socket: FakeSocket, command: Command) {
    const known = this.stored.get(command.client_id)
    if (known) return socket.tell(known)
    const { lane = 'public', client_id } = command as { lane?: LaneName; client_id: string }
    const seq = this.log[lane].length + 1
    const ack: ServerFrame = { type: 'ack', client_id, conversation: TALK, lane, seq, at: 1 }
    this.stored.set(client_id, ack)
    socket.tell(ack)
    const from = { from: { kind: 'customer' as const }, client_id }
    if (command.type === 'recall') this.write('recall', { seq: command.seq }, lane, from, socket)
    if (command.type === 'send') this.write(command.kind, command.body, lane, from, socket)
  }

  private empty(lane: LaneName, seq: number) {
    const target = this.log[lane][seq - 1]!
    this.log[lane][seq - 1] = { ...target, kind: 'recalled', body: {} }
  }
}

export class FakeSocket {
  readyState = 1
  live = false
  onopen?: () => void
  onmessage?: ((event: { data: string }) => void) | null
  onclose?: ((event: { code: number }) => void) | null
  constructor(private shop: FakeShop) {
    queueMicrotask(() => this.onopen?.())
  }

  send(data: string) {
    queueMicrotask(() => this.readyState === 1 && this.shop.hear(this, JSON.parse(data)))
  }
  tell(frame: ServerFrame) {
    if (this.readyState !== 1 || this.shop.loses(frame)) return
    const data = JSON.stringify(frame)
    queueMicrotask(() => this.onmessage?.({ data }))
  }
  close() {
    this.readyState = 3
    this.live = false
  }
  cut(code = 1006) {
    const told = this.onclose
    this.close()
    told?.({ code })
  }
}

const welcome: ServerFrame = {
  type: 'welcome',
  v: 1,
  now: 1,
  shop: { id: 's', slug: 'qingmu', name: '青木家居' },
  me: { kind: 'customer', id: 'c', name: '访客' },
  conversation: TALK,
  limits: { first_ms: 20_000, later_ms: 60_000, recall_ms: 120_000, text_chars: 4000, file_bytes: 1 },
}
