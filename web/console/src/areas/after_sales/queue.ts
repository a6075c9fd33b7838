import type { Ref } from 'vue'
import { useShop } from '@console/live/shop'
import { useLongList } from '@console/areas/orders/long-list'
import { onTrade } from '@console/areas/orders/orders'
import { afterSalesOf, caseKeys, type AfterSaleRow } from './after-sales'
import { queryOf, type Filter } from './filter'

/** One case of the queue: an order may have several, each at a line of its own. */
export const rowKey = ({ order, line }: Pick<AfterSaleRow, 'order' | 'line'>) => `${order}-${line}`

/** The cases that a filter leaves, least time left first. */
export function useQueue(filter: Ref<Filter>) {
  const shop = useShop()
  return useLongList(() => queryOf(filter.value), {
    key: (asked) => caseKeys.list(shop, asked),
    page: afterSalesOf(shop.id).page,
    rowsOf: ({ cases }) => cases,
    idOf: rowKey,
    follow: (heard) => onTrade(shop, heard),
  })
}
