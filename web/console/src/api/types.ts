/** What the server answers over HTTP, by our names: generated from openapi.json, narrowed where that says only `string`. */
import type { components } from '@api/schema'
import type { DeskRow, Entry } from '@kit/live'

type Schemas = components['schemas']

export type Role = Schemas['Role']
export type Membership = Schemas['Membership']
export type Me = Schemas['Me']
export type SetupRequest = Schemas['FirstShop']
export type SetupState = Schemas['SetupState']
export type Place = Schemas['Place']
export type ShopSettings = Schemas['ShopSettings']
export type ShopSettingsView = Schemas['ShopSettingsView']
export type IdentitySecret = Schemas['IdentitySecret']
export type Member = Schemas['Colleague']
export type RowsPage = Omit<Schemas['Rows'], 'rows'> & { rows: DeskRow[] }
export interface Looking {
  title: string
  path: string
  product?: string | null
  at: number
}
export type ConversationView = Pick<Schemas['ConversationView'], 'marks'> & {
  row: DeskRow
  looking?: Looking | null
}
export interface Found {
  entries: Entry[]
}
export type CustomerView = Schemas['CustomerView']
export type OrderLine = Schemas['LineView']
export type OrderView = Schemas['OrderView']
export type OrderList = Schemas['OrderList']
export type Availability = Schemas['Availability']
export type ProductBrief = Schemas['ProductRow']
export type Product = Schemas['ProductView']
export type SearchKind = Schemas['SearchKind']
export type Hit = Schemas['SearchHit']
export type SearchResult = Schemas['SearchResult']
export type Phrase = Schemas['PhraseView']
export type NoticeView = Schemas['NoticeView']
export type NoticeCategory = Schemas['NoticeCategory']
export type NoticeLink = Schemas['NoticeLink']
export type NoticeWishes = Schemas['NoticeWishes']
export type NoticeKeeping = Schemas['NoticeKeeping']
export type PushDevices = Schemas['PushDevices']
export type RatingRulesView = Schemas['RatingRulesView']
export type RatingView = Schemas['RatingView']
export type Library = Schemas['Library']
export type PhraseForm = Schemas['PhraseForm']
export type PhraseScope = Schemas['Scope']
export type PhraseUse = Schemas['PhraseUse']
export type ImportReport = Schemas['ImportReport']
export type ProductCard = Schemas['ProductCard']
export type Contact = Schemas['ContactView']
export type ContactKeeper = Schemas['Keeper']
export type CustomerBrief = Schemas['Brief']
export type FileLink = Schemas['Link']
export type UploadStart = Schemas['Begun']
export type UploadedFile = Schemas['FileView'] & { kind: 'image' | 'file' }
export type UploadProgress = Omit<Schemas['Taken'], 'file'> & { file?: UploadedFile | null }
export type ShopLimits = Schemas['Limits']
export type Device = Schemas['SignInView']
export type BlockedCustomer = Schemas['BlockedCustomer']
