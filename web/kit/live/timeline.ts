import type { Ack, ClientFrame, Entry, LaneName, Marks, Page, Resumed, Watermarks } from './frames'
import { interleave, Lane } from './lane'

const ASK_AGAIN_MS = 5_000
const CATCH_UP = 200

/** One held conversation: its lanes, its watermarks, and the asking that keeps both whole. */
export class Timeline {
  readonly __v_skip = true
  readonly public = new Lane('public')
  readonly staff?: Lane
  marks: Marks = { customer: { delivered: 0, read: 0 }, staff: { delivered: 0, read: 0 } }
  /** True until the server has told everything missed. */
  isResuming = true
  isLoadingOlder = false
  #askedAt: Partial<Record<LaneName, number>> = {}
  #heldAtResume = { public: 0, staff: 0 }
  #mine: Watermarks = { delivered: 0, read: 0 }

  constructor(
    readonly conversation: string,
    private side: keyof Marks,
    private send: (frame: ClientFrame) => boolean,
  ) {
    if (side === 'staff') this.staff = new Lane('staff')
  }

  get entries(): Entry[] {
    return interleave(this.public, this.staff)
  }
  get hasOlder(): boolean {
    return this.#lanes.some((lane) => lane.hasOlder)
  }
  get #lanes(): Lane[] {
    return this.staff ? [this.public, this.staff] : [this.public]
  }
  lane(name: LaneName): Lane | undefined {
    return name === 'public' ? this.public : this.staff
  }

  resume() {
    this.isResuming = true
    this.isLoadingOlder = false
    this.#askedAt = {}
    this.#heldAtResume = { public: this.public.head, staff: this.staff?.head ?? 0 }
    const { public: open, staff } = this.#heldAtResume
    const { conversation } = this
    this.send({ type: 'resume', conversation, public: open, ...(this.staff && { staff }) })
  }

  /** Asks for those before the oldest one held, in each lane that has any. */
  older(limit = 50): boolean {
    if (this.isLoadingOlder || this.isResuming) return false
    for (const lane of this.#lanes.filter((lane) => lane.hasOlder))
      this.isLoadingOlder = this.#fetch(lane, { before: lane.first, limit })
    return this.isLoadingOlder
  }

  /** Tells how far this side has received and read; told again after a reconnect if it got lost. */
  mark(marks: Partial<Watermarks>) {
    this.#mine = higher(this.#mine, marks)
    this.#tellMarks()
  }

  onEntry(entry: Entry): boolean {
    const lane = this.lane(entry.lane)
    const changed = lane?.add(entry) ?? false
    if (lane) this.#catchUp(lane)
    return changed
  }

  /** Takes the own `entry` that was just stored, or asks for what lies up to it. */
  onAck({ lane: name, seq }: Ack, entry?: Entry) {
    const lane = this.lane(name)
    if (!lane) return
    if (entry && seq === lane.head + 1) lane.add(entry)
    lane.hint(seq)
    this.#catchUp(lane)
  }

  onPage(page: Page) {
    const lane = this.lane(page.lane)
    if (!lane) return
    const held = lane.head
    lane.take(page)
    if (this.isLoadingOlder && !page.entries.length) lane.complete = true
    this.isLoadingOlder = false
    delete this.#askedAt[page.lane]
    if (lane.head > held) this.#catchUp(lane)
  }

  onResumed(frame: Resumed) {
    this.isResuming = false
    this.onMarks(frame.marks)
    if (this.#wasSetBack(frame)) return this.#startOver()
    this.onHeads([frame.public, frame.staff])
    this.#tellMarks()
  }

  onHeads([open, staff = 0]: [number, number?]) {
    this.public.hint(open)
    this.staff?.hint(staff)
    for (const lane of this.#lanes) this.#catchUp(lane)
  }

  onMarks(marks: Partial<Marks>) {
    const { customer, staff } = this.marks
    this.marks = { customer: higher(customer, marks.customer), staff: higher(staff, marks.staff) }
  }

  #catchUp(lane: Lane) {
    if (this.isResuming || !lane.isBehind) return
    const asked = this.#askedAt[lane.name]
    if (asked !== undefined && Date.now() - asked < ASK_AGAIN_MS) return
    this.#askedAt[lane.name] = Date.now()
    this.#fetch(lane, { after: lane.head, limit: CATCH_UP })
  }

  #fetch(lane: Lane, where: { before?: number; after?: number; limit: number }): boolean {
    return this.send({ type: 'fetch', conversation: this.conversation, lane: lane.name, ...where })
  }

  /** The server was restored from a backup older than what we hold. */
  #wasSetBack(frame: Resumed): boolean {
    return frame.public < this.#heldAtResume.public || (frame.staff ?? Infinity) < this.#heldAtResume.staff
  }

  #startOver() {
    for (const lane of this.#lanes) lane.reset()
    this.resume()
  }

  #tellMarks() {
    const { conversation } = this
    const mine = this.#mine
    const told = this.marks[this.side]
    if (mine.delivered <= told.delivered && mine.read <= told.read) return
    const sent = this.send({ type: 'mark', conversation, delivered: mine.delivered, read: mine.read })
    if (sent && !this.isResuming) this.marks[this.side] = higher(told, mine)
  }
}

function higher(a: Watermarks, b: Partial<Watermarks> = {}): Watermarks {
  return { delivered: Math.max(a.delivered, b.delivered ?? 0), read: Math.max(a.read, b.read ?? 0) }
}
