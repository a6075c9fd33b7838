import { useQuery, useQueryClient } from '@tanstack/vue-query'
import { computed } from 'vue'
import type { components } from '@api/schema'
import { get, post, put, type Query } from '@console/api/client'
import type { OrderView } from '@console/api/types'
import { say } from '@console/i18n'
import { onRestedNews } from '@console/live/news'
import { useShop, type Shop } from '@console/live/shop'
import { flags } from '@console/areas/reception/side/order-words'
import type { CloseReason } from './close-reasons'
import type { Price } from './money'
import type { Pieces } from './pieces'

type Schemas = components['schemas']
export type OrderPage = Schemas['OrderPage']
export type OrderRow = Schemas['OrderRowView']
export type TradeRules = Schemas['TradeRulesView']
export type AddressMatch = Schemas['AddressMatch']
export type Carrier = Schemas['CarrierView']
/** What every change says: which attempt it is, and what its sender had seen. */
export interface Change {
  key: string
  rev: number
}
export type CaseKind = Schemas['RefundKind']
/** What the shop says to an after-sale case, by the server's names. */
export type Answer = Schemas['RefundAnswerKind']
export type CaseAnswer = Omit<Schemas['RefundAnswer'], keyof Change>
/** Another piece, before the customer asks. */
export type Reissue = Omit<Schemas['NewReissue'], keyof Change>
export type Decision = Omit<Schemas['NewDecision'], keyof Change>

/** The orders of one shop, on the server. */
export function ordersOf(shop: string) {
  const at = `/api/shops/${shop}`
  const of = (order: string) => `${at}/orders/${order}`
  return {
    page: (query: Query, signal?: AbortSignal) => get<OrderPage>(`${at}/orders`, { query, signal }),
    one: (order: string) => get<OrderView>(of(order)),
    notes: (order: string) => get<Schemas['NoteList']>(`${of(order)}/notes`).then(({ notes }) => notes),
    carriers: (waybill: string) =>
      get<{ carriers: Carrier[]; orders?: string[] }>(`${at}/carriers`, { query: { waybill } }),
    reprice: (order: string, change: Change & Price) => put<OrderView>(`${of(order)}/price`, change),
    write: (order: string, change: Change & { note: string; flag: number }) =>
      put<OrderView>(`${of(order)}/note`, change),
    /** All that is left, or the pieces that are named. */
    ship: (order: string, change: Change & { carrier: string; waybill: string; pieces?: Pieces[] }) =>
      post<OrderView>(`${of(order)}/shipment`, change),
    extend: (order: string, change: Change & { days: number }) =>
      post<OrderView>(`${of(order)}/extension`, change),
    readdress: (order: string, change: Change & { receiver: string; phone: string; address: string }) =>
      put<OrderView>(`${of(order)}/address`, change),
    /** Whether it goes where its customer says. */
    match: (order: string, typed: Schemas['TypedAddress']) =>
      post<AddressMatch>(`${of(order)}/address-match`, typed),
    moveInstallation: (order: string, change: Change & { day: string; is_agreed: boolean }) =>
      put<OrderView>(`${of(order)}/installation`, change),
    close: (order: string, change: Change & { reason: CloseReason }) =>
      post<OrderView>(`${of(order)}/closing`, change),
    answer: (order: string, line: number, change: Change & CaseAnswer) =>
      post<OrderView>(`${of(order)}/refunds/${line}`, change),
    /** All that waits for the shop's answer, or nothing. */
    agreeToAll: (order: string, change: Change) => post<OrderView>(`${of(order)}/agreement`, change),
    reissue: (order: string, line: number, change: Change & Reissue) =>
      post<OrderView>(`${of(order)}/refunds/${line}/reissue`, change),
    decide: (order: string, line: number, change: Change & Decision) =>
      post<OrderView>(`${of(order)}/refunds/${line}/decision`, change),
    rules: () => get<TradeRules>(`${at}/trade-rules`),
    keepRules: (rules: TradeRules) => put<TradeRules>(`${at}/trade-rules`, rules),
  }
}

/** Queries by key, so that every place that shows an order changes together. */
export const keys = {
  one: (shop: Shop, order: unknown) => ['order', shop.slug, order],
  ofCustomer: (shop: Shop, customer: unknown) => ['orders', shop.slug, customer],
  /** The same page by page. */
  pagesOf: (shop: Shop, customer: unknown) => ['orders', shop.slug, customer, 'pages'],
  list: (shop: Shop, filter: unknown) => ['order-pages', shop.slug, filter],
  notes: (shop: Shop, order: unknown) => ['order-notes', shop.slug, order],
  rules: (shop: Shop) => ['trade-rules', shop.slug],
}

/** Shows an order as it has become; the lists that it stands in ask again. */
export function useKeepOrder(shop: Shop) {
  const queries = useQueryClient()
  return (changed: OrderView) => {
    queries.setQueryData(keys.one(shop, changed.id), changed)
    for (const of of ['orders', 'order-pages', 'order-notes', 'after-sales', 'after-sale-counts'])
      void queries.invalidateQueries({ queryKey: [of, shop.slug] })
  }
}

/** Runs when some order changed, and after each reconnect: customers buy, pay and ask at once. */
export const onTrade = (shop: Shop, run: () => void) => onRestedNews(shop, 'trade', run)

/** Orders, what stands on their pages and a customer's list follow what happens; the long list decides when. */
export function followOrders(shop: Shop) {
  const queries = useQueryClient()
  onTrade(shop, () => {
    for (const of of ['order', 'orders', 'order-notes', 'trade-requests', 'order-invoice', 'reviews'])
      void queries.invalidateQueries({ queryKey: [of, shop.slug] })
  })
}

export function useTradeRules() {
  const shop = useShop()
  const query = useQuery({
    queryKey: keys.rules(shop),
    queryFn: ordersOf(shop.id).rules,
    staleTime: 300_000,
  })
  /** As the shop calls it, else its colour. */
  const flagName = (flag: number): string =>
    query.data.value?.rules.flag_names[flag] || say(`flags.${flags[flag] ?? 'grey'}`)
  /** What has less time left is marked as due soon. */
  const soonHours = computed(() => query.data.value?.rules.after_sale?.due_soon_h ?? 6)
  /** So often an order is given longer, and so often a case has something proposed. */
  const mostExtensions = computed(() => query.data.value?.rules.most_extensions ?? 3)
  const mostProposals = computed(() => query.data.value?.rules.after_sale?.most_proposals ?? 2)
  return { query, flagName, soonHours, mostExtensions, mostProposals }
}
