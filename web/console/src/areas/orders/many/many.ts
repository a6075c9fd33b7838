import { useQueryClient } from '@tanstack/vue-query'
import type { components } from '@api/schema'
import { get, post, postBytes, postFile, put, remove } from '@console/api/client'
import type { Shop } from '@console/live/shop'

type Schemas = components['schemas']
export type BatchReport = Schemas['BatchReport']
export type ShipmentCheck = Schemas['ShipmentCheck']
export type ShipmentRow = Schemas['ShipmentRow']
export type FilterQuery = Schemas['FilterQuery']
export type OrderFilter = Schemas['OrderFilter']
export type BatchNote = Omit<Schemas['NewBatchNote'], 'key'>
export type BatchReminders = Omit<Schemas['NewBatchReminders'], 'key'>
export type BatchShipments = Omit<Schemas['NewBatchShipments'], 'key'>
export type NewParcel = Schemas['NewParcel']
export type NewExport = Schemas['NewExport']

/** What is done to many orders of one shop at once, on the server. */
export function manyOf(shop: string) {
  const at = `/api/shops/${shop}`
  const filters = `${at}/order-filters`
  const listed = ({ filters }: Schemas['OrderFilters']) => filters
  return {
    note: (asked: BatchNote & { key: string }) => post<BatchReport>(`${at}/orders/batch/note`, asked),
    remind: (asked: BatchReminders & { key: string }) =>
      post<BatchReport>(`${at}/orders/batch/pay-reminders`, asked),
    check: (file: Blob) => postBytes<ShipmentCheck>(`${at}/orders/batch/shipments/check`, file),
    ship: (asked: BatchShipments & { key: string }) =>
      post<BatchReport>(`${at}/orders/batch/shipments`, asked),
    export: (asked: NewExport) => postFile(`${at}/orders/export`, asked),
    /** The same with names, phones and addresses as they are. */
    exportWhole: (asked: NewExport) => postFile(`${at}/orders/export/whole`, asked),
    filters: () => get<Schemas['OrderFilters']>(filters).then(listed),
    keepFilter: ({ id, name, query }: OrderFilter) =>
      put<Schemas['OrderFilters']>(`${filters}/${id}`, { name, query }).then(listed),
    dropFilter: (id: string) => remove<void>(`${filters}/${id}`),
  }
}

export const filterKey = (shop: Shop) => ['order-filters', shop.slug]

/** After something was done to many, everything that shows orders looks again. */
export function useLookAgain(shop: Shop) {
  const queries = useQueryClient()
  return () => {
    for (const of of ['order', 'orders', 'order-pages', 'order-notes'])
      void queries.invalidateQueries({ queryKey: [of, shop.slug] })
  }
}
