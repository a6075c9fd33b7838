import type { Entry, Marks, OutboxItem } from '@kit/live'
import { asksNothing } from '@console/areas/cards/cards'

export type Delivery = 'waiting' | 'sending' | 'sent' | 'unread' | 'read' | 'failed' | 'confirm'

/** How far a stored message of ours has got. */
export function deliveryOf(entry: Entry, marks: Marks): Delivery {
  if (marks.customer.read >= entry.seq) return 'read'
  return marks.customer.delivered >= entry.seq ? 'unread' : 'sent'
}

export function deliveryOfPending(item: OutboxItem, isOnline: boolean): Delivery {
  if (item.state === 'failed' || item.state === 'confirm') return item.state
  if (item.state === 'stored') return 'sent'
  return isOnline && !item.problem ? 'sending' : 'waiting'
}

/** The ledger says the same. */
const isRecallable = (entry: Entry) =>
  entry.kind === 'card' ? asksNothing(entry.body.kind) : entry.kind !== 'recalled'

export const canRecall = (entry: Entry, me: string, now: number, recallMs: number) =>
  entry.from.kind === 'member' && entry.from.id === me && isRecallable(entry) && now - entry.at < recallMs
