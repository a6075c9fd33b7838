import type {
  BlockedCustomer,
  ConversationView,
  CustomerView,
  FileLink,
  Found,
  IdentitySecret,
  Member,
  OrderList,
  OrderView,
  Product,
  ProductBrief,
  RatingView,
  RowsPage,
  ShopLimits,
  ShopSettings,
  ShopSettingsView,
  SearchResult,
  UploadedFile,
} from './types'
import { get, post, postBytes, put, remove, type Query } from './client'

/** Of several in one order: a parcel or a note of the history, by its number. */
interface Which {
  parcel?: number | undefined
  note?: number | undefined
}

/** Everything a member asks of one shop over HTTP. */
export function shopApi(shop: string) {
  const at = `/api/shops/${shop}`
  return {
    members: () => get<Member[]>(`${at}/members`),
    conversations: (query: Query) => get<RowsPage>(`${at}/conversations`, { query }),
    conversation: (id: string) => get<ConversationView>(`${at}/conversations/${id}`),
    found: (id: string, q: string) => get<Found>(`${at}/conversations/${id}/found`, { query: { q } }),
    star: (id: string, on: boolean) => (on ? put : remove)<void>(`${at}/conversations/${id}/star`),
    ratings: (customer: string) => get<RatingView[]>(`${at}/customers/${customer}/ratings`),
    customer: (id: string) => get<CustomerView>(`${at}/customers/${id}`),
    block: (customer: string, reason: string) => put<void>(`${at}/customers/${customer}/block`, { reason }),
    unblock: (customer: string) => remove<void>(`${at}/customers/${customer}/block`),
    blocked: (before?: number) => get<BlockedCustomer[]>(`${at}/blocked-customers`, { query: { before } }),
    setLimits: (limits: ShopLimits, seen: ShopLimits) => put<void>(`${at}/limits`, { limits, seen }),
    settings: () => get<ShopSettingsView>(`${at}/settings`),
    setSettings: (settings: ShopSettings, seen: ShopSettings) =>
      put<void>(`${at}/settings`, { settings, seen }),
    showIdentity: () => post<IdentitySecret>(`${at}/identity/showings`),
    renewIdentity: () => post<IdentitySecret>(`${at}/identity/renewals`),
    setNick: (nick: string) => put<void>(`${at}/nick`, { nick }),
    orders: (customer: string) =>
      get<OrderList>(`${at}/customers/${customer}/orders`).then((answer) => answer.orders),
    ordersPage: (customer: string, cursor?: string) =>
      get<OrderList>(`${at}/customers/${customer}/orders`, { query: { cursor } }),
    order: (id: string) => get<OrderView>(`${at}/orders/${id}`),
    show: (of: 'customers' | 'orders', id: string, field: string, reason: string, which: Which = {}) =>
      post<{ value: string }>(`${at}/${of}/${id}/showings`, { field, reason, ...which }),
    search: (query: Query, signal?: AbortSignal) => get<SearchResult>(`${at}/search`, { query, signal }),
    searchState: () => get<SearchResult['state']>(`${at}/search/state`),
    products: (q: string, limit = 30) =>
      get<{ products: ProductBrief[] }>(`${at}/products`, { query: { q, limit } }).then((a) => a.products),
    product: (id: string) => get<Product>(`${at}/products/${id}`),
    addPicture: (file: File) => postBytes<UploadedFile>(`${at}/pictures`, file, { name: file.name }),
    fileLinks: (files: string[]) =>
      post<{ links: Record<string, FileLink> }>(`${at}/file-links`, { files }).then((answer) => answer.links),
  }
}
