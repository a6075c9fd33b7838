import type { Entry, OutboxItem, Send } from '@kit/live'
import { h, icon } from './dom'
import type { Hand, Loader } from './parts'
import { bubble, queueLine, systemLine, type Shown } from './row'
import { dayOf, timeOf } from './times'
import type { Uploads } from './uploads'
import { say } from './words'

interface Row {
  key: string
  /** What the body depends on; the lines about it are drawn anew each time. */
  sign: string
  make: () => HTMLElement
  about?: About
}

/** What is said about an own message: its progress below it, what can be done with it at its side. */
interface About {
  meta: () => Node[]
  side?: () => Node[]
}

const NEAR_PX = 60
const PAUSE_MS = 5 * 60_000
const HIDDEN = new Set(['open', 'recall'])

/** The scrolling list of messages, drawn from the talk; rows keep their elements from one drawing to the next. */
export class Log {
  readonly rows = h('div', {
    class: 'rows',
    role: 'log',
    'aria-live': 'polite',
    'aria-relevant': 'additions',
  })
  readonly older = h('div', { class: 'line', hidden: true }, say('older'))
  readonly jump = h('button', { type: 'button', class: 'jump', hidden: true, onclick: () => this.toEnd() })
  readonly element = h('div', {
    class: 'log',
    tabindex: 0,
    role: 'region',
    'aria-label': say('log'),
    onscroll: () => this.#scrolled(),
  })
  /** First message unread when the panel was opened. */
  freshFrom?: number
  isAtEnd = true
  #lastTop = 0
  #drawn = new Map<string, { sign: string; element: HTMLElement }>()
  #recallTimer?: ReturnType<typeof setTimeout>

  constructor(
    private hand: Hand,
    private load: Loader,
    private uploads: Uploads,
    private edit: (text: string) => void,
    private onRead: () => void,
  ) {
    this.element.append(this.older, this.rows)
    const sizes = new ResizeObserver(() => this.isAtEnd && this.toEnd())
    for (const box of [this.rows, this.element]) sizes.observe(box)
    this.jump.append(icon('down'), say('jump'))
  }

  draw() {
    const { element, hand } = this
    const fromEnd = element.scrollHeight - element.scrollTop
    const before = this.rows.firstElementChild
    this.#place(this.#plan())
    this.older.hidden = !hand.talk.timeline?.isLoadingOlder
    if (this.isAtEnd) this.toEnd()
    else if (before !== this.rows.firstElementChild) element.scrollTop = element.scrollHeight - fromEnd
    this.jump.hidden = this.isAtEnd || !hand.talk.unread.length
    this.#wantOlder()
  }

  toEnd() {
    this.element.scrollTop = this.element.scrollHeight
    this.#scrolled()
  }

  #scrolled() {
    const { scrollHeight, scrollTop, clientHeight } = this.element
    const wasAtEnd = this.isAtEnd
    // Growing content is not a person scrolling up.
    if (scrollHeight - scrollTop - clientHeight < NEAR_PX) this.isAtEnd = true
    else if (scrollTop < this.#lastTop) this.isAtEnd = false
    this.#lastTop = scrollTop
    if (this.isAtEnd) this.jump.hidden = true
    if (this.isAtEnd && !wasAtEnd) this.onRead()
    this.#wantOlder()
  }

  #wantOlder() {
    const { timeline } = this.hand.talk
    if (this.element.clientHeight && this.element.scrollTop < NEAR_PX && timeline?.hasOlder) timeline.older()
  }

  #plan(): Row[] {
    const { talk } = this.hand
    const rows: Row[] = []
    let last: Shown | undefined
    const push = (shown: Shown, row: (isFirst: boolean) => Row) => {
      const pause = !last || shown.at - last.at > PAUSE_MS || dayOf(shown.at) !== dayOf(last.at)
      if (pause) rows.push(this.#line(`at${shown.client_id ?? shown.seq}`, timeOf(shown.at)))
      if (shown.seq && shown.seq === this.freshFrom)
        rows.push(this.#line('fresh', say('fresh'), 'line fresh'))
      rows.push(row(pause || last?.from.kind !== shown.from.kind || last?.from.name !== shown.from.name))
      last = shown
    }
    const entries = talk.entries.filter((entry) => !HIDDEN.has(entry.kind))
    const ownLast = entries.findLast((entry) => entry.from.kind === 'customer' && entry.kind !== 'recalled')
    for (const entry of entries) push(entry, (isFirst) => this.#entryRow(entry, isFirst, entry === ownLast))
    for (const item of talk.pending)
      if (item.command.type === 'send') push(unsent(item), (isFirst) => this.#pendingRow(item, isFirst))
    for (const upload of this.uploads.list)
      rows.push({ key: upload.id, sign: '', make: () => upload.element })
    if (!rows.length) rows.push({ key: 'empty', sign: '', make: greeting })
    if (talk.queue && !talk.agent) rows.push(this.#line('queue', queueLine(talk.queue)))
    if (talk.typist !== undefined) rows.push(this.#line('typing', say('typing', talk.typist || say('agent'))))
    this.#wakeForRecall(entries)
    return rows
  }

  #line(key: string, text: string, name = 'line'): Row {
    return { key, sign: text, make: () => h('div', { class: name }, text) }
  }

  #entryRow(entry: Entry, isFirst: boolean, isOwnLast: boolean): Row {
    const key = entry.client_id ?? `s${entry.seq}`
    if (entry.kind === 'recalled') return this.#recalledRow(key, entry)
    const told = systemLine(entry)
    if (told !== undefined)
      return entry.kind === 'close' ? this.#ended(key, entry, told) : this.#line(key, told)
    const meta = () => (isOwnLast ? [this.#progress(entry.seq)] : [])
    return this.#messageRow(key, entry, isFirst, { meta, side: () => this.#recallButton(entry) })
  }

  /** Below the end of a reception the customer is asked what it was like. */
  #ended(key: string, entry: Entry, text: string): Row {
    const make = () => {
      const line = h('div', {}, text)
      void this.load('rating').then((part) => part.invite(this.hand, entry, line), Boolean)
      return h('div', { class: 'line' }, line)
    }
    return { key, sign: '', make }
  }

  #pendingRow(item: OutboxItem, isFirst: boolean): Row {
    const { client_id } = item.command
    return this.#messageRow(client_id, unsent(item), isFirst, { meta: () => this.#outboxMeta(item) })
  }

  #messageRow(key: string, shown: Shown, isFirst: boolean, about: About): Row {
    const isMine = shown.from.kind === 'customer'
    const name = isFirst && !isMine && h('div', { class: 'name' }, shown.from.name ?? say('agent'))
    const make = () => {
      const body = h(
        'div',
        { class: 'body' },
        isMine && h('div', { class: 'side' }),
        bubble(shown, this.hand, this.load),
      )
      const meta = isMine && h('div', { class: 'meta', 'aria-live': 'off' })
      return h('div', { class: `row ${isMine ? 'mine' : ''} ${isFirst ? 'first' : ''}` }, name, body, meta)
    }
    return { key, sign: `${shown.kind}${isFirst}`, make, about: isMine ? about : undefined }
  }

  #recalledRow(key: string, entry: Entry): Row {
    const isMine = entry.from.kind === 'customer'
    const text = isMine ? this.hand.talk.textOfRecalled(entry.seq) : undefined
    const again =
      text && h('button', { type: 'button', class: 'link', onclick: () => this.edit(text) }, say('again'))
    const make = () => h('div', { class: 'line' }, say(isMine ? 'recalledMine' : 'recalledTheirs'), again)
    return { key, sign: 'recalled', make }
  }

  #progress(seq: number): Text {
    const { delivered, read } = this.hand.talk.timeline!.marks.staff
    return new Text(say(read >= seq ? 'read' : delivered >= seq ? 'delivered' : 'sent'))
  }

  #recallButton(entry: Entry): Node[] {
    const { talk } = this.hand
    const isAsked = talk.pending.some(({ command: c }) => c.type === 'recall' && c.seq === entry.seq)
    if (isAsked || Date.now() > talk.recallEnds(entry)) return []
    return [
      h(
        'button',
        { type: 'button', class: 'link recall', onclick: () => talk.recall(entry.seq) },
        say('recall'),
      ),
    ]
  }

  #outboxMeta({ state, problem, command }: OutboxItem): Node[] {
    if (state !== 'failed' && state !== 'confirm')
      return [new Text(say(state === 'stored' ? 'sent' : 'sending'))]
    const { outbox } = this.hand.talk.live
    const retry = () =>
      state === 'confirm' ? outbox.confirm(command.client_id) : outbox.retry(command.client_id)
    const why = h('span', { class: 'failed' }, say('failed'))
    if (problem) this.load('upload').then((part) => part.explain(this.hand, why, problem.code), ignore)
    const discard = () => outbox.discard(command.client_id)
    return [
      why,
      h('button', { type: 'button', class: 'link', onclick: retry }, say('retry')),
      h('button', { type: 'button', class: 'link', onclick: discard }, say('discard')),
    ]
  }

  /** Draws again when the two minutes of the newest own message are over. */
  #wakeForRecall(entries: Entry[]) {
    clearTimeout(this.#recallTimer)
    const own = entries.filter((entry) => entry.from.kind === 'customer')
    const next = own.map((entry) => this.hand.talk.recallEnds(entry) - Date.now()).find((ms) => ms > 0)
    if (next) this.#recallTimer = setTimeout(() => this.draw(), next + 50)
  }

  #place(rows: Row[]) {
    const keys = new Set(rows.map((row) => row.key))
    for (const key of this.#drawn.keys()) if (!keys.has(key)) this.#drop(key)
    const elements = rows.map((row) => this.#render(row))
    let next = this.rows.firstElementChild
    for (const element of elements) {
      if (element === next) next = next.nextElementSibling
      else this.rows.insertBefore(element, next)
    }
  }

  #drop(key: string) {
    this.#drawn.get(key)?.element.remove()
    this.#drawn.delete(key)
  }

  #render({ key, sign, make, about }: Row): HTMLElement {
    let drawn = this.#drawn.get(key)
    if (drawn?.sign !== sign) {
      drawn?.element.remove()
      drawn = { sign, element: make() }
      this.#drawn.set(key, drawn)
    }
    fill(drawn.element.querySelector('.meta'), about?.meta)
    fill(drawn.element.querySelector('.side'), about?.side)
    return drawn.element
  }
}

/** A button that someone is about to press stays where it is. */
function fill(place: Element | null, nodes?: () => Node[]) {
  if (place && nodes && !place.matches(':focus-within')) place.replaceChildren(...nodes())
}

function unsent({ command, at }: OutboxItem): Shown {
  const { kind, body, client_id } = command as Send & { client_id: string }
  return { kind, body: body as Shown['body'], at, from: { kind: 'customer' }, client_id }
}

function greeting() {
  return h('div', { class: 'empty' }, h('strong', {}, say('hello')), h('p', {}, say('helloMore')))
}

function ignore() {}
