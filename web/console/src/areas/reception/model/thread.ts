import type { Entry, OutboxItem, Send } from '@kit/live'

export type PendingItem = OutboxItem & { command: Send & { client_id: string } }
export type ThreadItem =
  | { key: string; kind: 'day'; at: number }
  | { key: string; kind: 'new' }
  | { key: string; kind: 'line'; entry: Entry }
  | { key: string; kind: 'message'; entry: Entry; isFirst: boolean; isLast: boolean }
  | { key: string; kind: 'pending'; item: PendingItem }

const TOGETHER_MS = 3 * 60_000
const spoken = new Set<Entry['kind']>([
  'text',
  'image',
  'file',
  'product',
  'order',
  'card',
  'case',
  'card_answer',
  'recalled',
])
const silent = new Set<Entry['kind']>(['recall'])

interface More {
  newAfter?: number | undefined
  /** The first entry held is then not known to be the first of its day, or the first new one. */
  hasOlder?: boolean
}

/** What the chat shows, from top to bottom: days, the mark before what is new, lines of the system, messages, what is on its way. */
export function threadOf(
  entries: Entry[],
  outbox: readonly OutboxItem[],
  { newAfter, hasOlder }: More = {},
): ThreadItem[] {
  const items: ThreadItem[] = []
  const shown = entries.filter((entry) => !silent.has(entry.kind))
  let isMarked = newAfter === undefined
  shown.forEach((entry, at) => {
    const before = shown[at - 1]
    const day = startOfDay(entry.at)
    const isNewDay = before ? startOfDay(before.at) !== day : !hasOlder
    if (isNewDay) items.push({ key: `day-${day}-${keyOf(entry)}`, kind: 'day', at: entry.at })
    if (!isMarked && isFresh(entry, newAfter!)) {
      isMarked = true
      if (before || !hasOlder) items.push({ key: 'new', kind: 'new' })
    }
    items.push(itemOf(entry, before, shown[at + 1]))
  })
  return items.concat(
    outbox.filter(isPending).map((item) => ({ key: item.command.client_id, kind: 'pending', item })),
  )
}

const isSpoken = (entry: Entry) => spoken.has(entry.kind)

const isFresh = (entry: Entry, after: number) =>
  entry.lane === 'public' && entry.seq > after && entry.from.kind === 'customer' && isSpoken(entry)

const isPending = (item: OutboxItem): item is PendingItem => item.command.type === 'send'

function itemOf(entry: Entry, before?: Entry, after?: Entry): ThreadItem {
  const key = keyOf(entry)
  if (!isSpoken(entry)) return { key, kind: 'line', entry }
  return { key, kind: 'message', entry, isFirst: !joins(before, entry), isLast: !joins(entry, after) }
}

/** A pending message keeps its key when its entry arrives, so that it does not blink. */
const keyOf = (entry: Entry) => entry.client_id ?? `${entry.lane}-${entry.seq}`

function joins(a: Entry | undefined, b: Entry | undefined): boolean {
  if (!a || !b || !isSpoken(a) || !isSpoken(b)) return false
  return (
    a.lane === b.lane &&
    speaker(a) === speaker(b) &&
    b.at - a.at < TOGETHER_MS &&
    startOfDay(a.at) === startOfDay(b.at)
  )
}

const speaker = ({ from }: Entry) => `${from.kind}.${from.id ?? ''}`

export function startOfDay(at: number): number {
  const day = new Date(at)
  return day.setHours(0, 0, 0, 0)
}
