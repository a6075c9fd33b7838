import type { Ref } from 'vue'
import { useShop } from '@console/live/shop'
import { useLongList } from '@console/areas/orders/long-list'
import { onTrade } from '@console/areas/orders/orders'
import { afterSalesOf, caseKeys, type AskedProtectionRow, type QueueItem } from './after-sales'
import { queryOf, type Filter } from './filter'

/** One row of the queue: an order may have several, each at a line of its own. */
export const rowKey = ({ order, line }: Pick<QueueItem, 'order' | 'line'>) => `${order}-${line}`

export const isProtection = (row: QueueItem): row is AskedProtectionRow => 'falls_fen' in row

/** Both kinds of a page, the least time left first; what is over stays as it is listed. */
export const inTime = (rows: QueueItem[]): QueueItem[] =>
  rows.sort((one, other) => (one.due_at ?? 0) - (other.due_at ?? 0))

/** What a filter leaves, least time left first. */
export function useQueue(filter: Ref<Filter>) {
  const shop = useShop()
  return useLongList(() => queryOf(filter.value), {
    key: (asked) => caseKeys.list(shop, asked),
    page: afterSalesOf(shop.id).page,
    rowsOf: ({ cases, protections }) => inTime([...cases, ...protections]),
    idOf: rowKey,
    follow: (heard) => onTrade(shop, heard),
  })
}
