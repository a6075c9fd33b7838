import type { Entry, Marks, OutboxItem } from '@kit/live'

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

export const canRecall = (entry: Entry, me: string, now: number, recallMs: number) =>
  entry.from.kind === 'member' &&
  entry.from.id === me &&
  entry.kind !== 'recalled' &&
  now - entry.at < recallMs
