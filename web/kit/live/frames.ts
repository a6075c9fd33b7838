/** The frames of docs/protocol.md, version 1. Times are UTC milliseconds, money is fen. */

export type LaneName = 'public' | 'staff'
export type ActorKind = 'customer' | 'member' | 'system'

export interface Sender {
  kind: ActorKind
  id?: string
  name?: string
}

export interface TextBody {
  text: string
  quote?: number
}
export interface ImageBody {
  file: string
  name: string
  size: number
  width: number
  height: number
  quote?: number
}
export interface FileBody {
  file: string
  name: string
  size: number
  content_type: string
}
export interface ProductBody {
  product: string
  code: string
  title: string
  price_fen: number
  /** Not in cards from before it was told. */
  price_to_fen?: number
  picture: string
}
export interface OrderBody {
  order: string
  no: string
  state: string
  title: string
  total_fen: number
  picture: string
}
/** Small for ever: what a card shows is asked by its id. */
export interface CardBody {
  card: string
  kind: string
  title: string
}
/** What a clock or the platform did with an after-sale case: a code, and `text` in Chinese for who does not know it. */
export interface CaseBody {
  text: string
  code: string
  order_no: string
  goods: string
  amount_fen?: number
}
/** What a customer answered on a card: codes, and `text` in Chinese for who does not know them. */
export interface CardAnswerBody {
  card: string
  kind: string
  title: string
  act: string
  words?: string
  text: string
}

export interface Bodies {
  text: TextBody
  image: ImageBody
  file: FileBody
  product: ProductBody
  order: OrderBody
  card: CardBody
  case: CaseBody
  card_answer: CardAnswerBody
  open: { session: number }
  assign: { member?: string; name: string; by: 'dispatch' | 'take' | 'transfer' }
  close: { by: 'member' | 'idle' | 'customer' }
  recall: { seq: number }
  recalled: Record<string, never>
  /** To nobody: to a group, or back to the queue. */
  transfer: { from: string | null; to: string | null; group?: string; reason?: string; note?: string }
  no_reply: { upto: number }
  rated: { session: number; score: number; reasons: string[]; words: string }
}
export type EntryKind = keyof Bodies

interface EntryOf<K extends EntryKind> {
  lane: LaneName
  seq: number
  at: number
  from: Sender
  kind: K
  body: Bodies[K]
  client_id?: string
  /** Staff lane only: the public `seq` after which it was written. */
  follows?: number
}
/** One line of a conversation's log; `kind` tells the type of `body`. */
export type Entry = { [K in EntryKind]: EntryOf<K> }[EntryKind]

export interface Watermarks {
  delivered: number
  read: number
}
export interface Marks {
  customer: Watermarks
  staff: Watermarks
}

export interface Finding {
  id: string
  severity: 'hint' | 'confirm' | 'block'
  start: number
  end: number
  reason: string
  source: string
  suggestion: string | null
}

export type Presence = 'online' | 'busy' | 'suspended' | 'rest' | 'offline'
export type ErrorCode =
  | 'bad_frame'
  | 'no_group'
  | 'needs_reason'
  | 'not_signed_in'
  | 'forbidden'
  | 'not_found'
  | 'too_large'
  | 'too_fast'
  | 'needs_confirm'
  | 'blocked'
  | 'customer_blocked'
  | 'conflict'
  | 'refused'
  | 'too_late'
  | 'storage_unavailable'

export interface DeskRow {
  conversation: string
  customer: { id: string; name: string; known: boolean }
  channel: string
  status: 'queued' | 'assigned' | 'closed'
  assignee: string | null
  session: number
  opened_at: number
  /** First unanswered line of the customer; null once answered. */
  waiting_since: number | null
  /** No member has answered in this reception yet. */
  first: boolean
  public_seq: number
  staff_seq: number
  last_at: number
  last: { seq: number; from: ActorKind; kind: EntryKind; text?: string } | null
  value_fen: number
  unread?: number
  read?: number
  starred?: boolean
}

/** Sent by clients; everything with a `client_id` belongs in the outbox. */
export interface SendBodies {
  text: TextBody
  image: ImageBody
  file: FileBody
  product: { product: string }
  order: { order: string }
}
type SendOf<K extends keyof SendBodies> = {
  type: 'send'
  conversation: string
  lane?: LaneName
  kind: K
  body: SendBodies[K]
  confirm?: string[]
}
export type Send = { [K in keyof SendBodies]: SendOf<K> }[keyof SendBodies]
export type Order =
  | Send
  | { type: 'recall'; conversation: string; lane?: LaneName; seq: number }
  | { type: 'take' | 'close' | 'no_reply'; conversation: string }
  | {
      type: 'transfer'
      conversation: string
      to?: string
      group?: string
      reason?: string
      note?: string
    }
export type Command = Order & { client_id: string }

export interface Hello {
  as: 'member' | 'customer'
  shop: string
  token?: string
}
export type ClientFrame =
  | Command
  | ({ type: 'hello'; v: 1 } & Hello)
  | { type: 'resume'; conversation: string; public: number; staff?: number }
  | { type: 'leave'; conversation: string }
  | {
      type: 'fetch'
      conversation: string
      lane: LaneName
      before?: number
      after?: number
      limit?: number
    }
  | { type: 'mark'; conversation: string; delivered?: number; read?: number }
  | { type: 'typing'; conversation: string; on: boolean }
  | { type: 'review'; ref: string; conversation: string; text: string }
  | { type: 'looking'; title: string; path: string; product?: string }
  | { type: 'desk' }
  | { type: 'presence'; state: Presence }
  | { type: 'pong'; at: number }

export interface Welcome {
  type: 'welcome'
  v: number
  now: number
  shop: { id: string; slug: string; name: string }
  me: { kind: 'member' | 'customer'; id: string; name: string; role?: string }
  conversation?: string
  limits: { first_ms: number; later_ms: number; recall_ms: number; text_chars: number; file_bytes: number }
}
export interface Ack {
  type: 'ack'
  client_id: string
  conversation: string
  lane: LaneName
  seq: number
  at: number
}
export interface Page {
  type: 'page'
  conversation: string
  lane: LaneName
  entries: Omit<Entry, 'lane'>[] | Entry[]
  /** Older ones exist before the first. */
  more: boolean
  skipped?: { from: number; to: number }
}
export interface Resumed {
  type: 'resumed'
  conversation: string
  public: number
  staff?: number
  marks: Marks
}
export interface Refusal {
  type: 'error'
  code: ErrorCode
  message: string
  /** Of `refused`: `taken`, `closed`, … */
  reason?: string
  client_id?: string
  conversation?: string
  findings?: Finding[]
  retry_ms?: number
}
export type ServerFrame =
  | Welcome
  | Ack
  | ({ type: 'entry'; conversation: string } & Entry)
  | Page
  | Resumed
  | { type: 'marks'; conversation: string; marks: Partial<Marks> }
  | { type: 'typing'; conversation: string; from: 'customer' | 'member'; name?: string; on: boolean }
  | { type: 'queue'; conversation: string; position: number; wait_ms: number | null }
  | { type: 'looking'; conversation: string; title: string; path: string; product?: string; at: number }
  | { type: 'card'; conversation: string; card: string; rev: number }
  | { type: 'order'; conversation: string; order: string }
  | { type: 'verdict'; ref: string; findings: Finding[] }
  | { type: 'desk'; rev: number; from?: number; snapshot?: boolean; rows: DeskRow[] }
  | { type: 'presence'; members: { id: string; state: Presence; open: number }[] }
  | { type: 'ping'; at: number; heads: Record<string, [number, number?]>; desk?: number }
  | { type: 'news'; of: string; detail: Record<string, unknown> }
  | { type: 'notice'; code: 'storage_full' | 'storage_ok' | 'draining' }
  | Refusal
