/** What the server answers over HTTP: to be replaced by the generated schema, one name at a time. */
import type { DeskRow, Entry, Marks, Presence } from '@kit/live'

export type Role = 'owner' | 'supervisor' | 'agent' | 'trainee' | 'operations' | 'warehouse'

export interface Membership {
  shop: { id: string; slug: string; name: string }
  member: { id: string; role: Role; nick: string }
}
export interface Me {
  person: { id: string; name: string; login?: string }
  memberships: Membership[]
  demo: boolean
}
export interface SetupState {
  needed: boolean
  /** Sign-ins that a demo shows on its door. */
  demo?: { login: string; password: string; name: string }[] | null
}
export interface SetupRequest {
  code: string
  slug: string
  shop_name: string
  login: string
  name: string
  password: string
}
export interface Member {
  id: string
  nick: string
  name: string
  role: Role
  state: Presence
  open: number
}
export interface RowsPage {
  rows: DeskRow[]
  next?: string | number | null
}
export interface Looking {
  title: string
  path: string
  product?: string | null
  at: number
}
export interface ConversationView {
  row: DeskRow
  marks: Marks
  looking: Looking | null
}
export interface Found {
  entries: Entry[]
}
export interface CustomerView {
  id: string
  name: string
  known: boolean
  anonymous_no?: string | number | null
  phone_masked: string | null
  address_masked: string | null
  city?: string | null
  tags: string[]
  orders_count: number
  orders_total_fen: number
  created_at: number
  last_seen_at: number | null
  receptions: { session: number; opened_at: number; closed_at: number | null; member: string | null }[]
}
export interface OrderLine {
  title: string
  sku: string
  picture: string | null
  price_fen: number
  quantity: number
  total_fen: number
  refund_state: string | null
}
export interface OrderView {
  id: string
  no: string
  state: string
  created_at: number
  paid_at: number | null
  shipped_at: number | null
  finished_at: number | null
  closed_at: number | null
  goods_fen: number
  freight_fen: number
  discount_fen: number
  total_fen: number
  paid_fen: number
  receiver_masked: string | null
  phone_masked: string | null
  address_masked: string | null
  carrier: string | null
  waybill_masked: string | null
  note: string | null
  flag: number | string | null
  lines: OrderLine[]
  events: { kind: string; at: number; by: string | null }[]
}
export type Availability = 'stock' | 'presale' | 'custom' | 'sold_out'
export interface ProductBrief {
  id: string
  code: string
  title: string
  category: string
  selling_point: string | null
  picture: string | null
  price_fen: number
  price_to_fen: number | null
  availability: Availability
}
export interface Product {
  id: string
  code: string
  title: string
  category: string
  selling_point: string | null
  availability: Availability
  ships_within_hours: number | null
  presale_ships_on?: string | null
  custom_days?: number | null
  pictures: string[]
  facts: { key: string; label: string; value: string }[]
  suits: string | string[] | null
  scenes: string[]
  usage: string | null
  care: string | null
  installation: string | null
  cautions: string | string[] | null
  faq: { q: string; a: string }[]
  goes_with: { id: string; code: string; title: string; picture: string | null; price_fen: number }[]
  skus: { id: string; code: string; props: Record<string, string>; price_fen: number; stock: number }[]
}
export interface Phrase {
  id: string
  folder: string
  code: string
  title: string
  body: string
  own: boolean
}
export interface FileLink {
  url: string
  thumb?: string | null
  expires_at: number
}
export interface UploadStart {
  upload: string
  offset: number
  chunk_bytes: number
}
export interface UploadedFile {
  id: string
  kind: 'image' | 'file'
  name: string
  size: number
  content_type: string
  width?: number | null
  height?: number | null
}
export interface UploadProgress {
  offset: number
  file?: UploadedFile | null
}
