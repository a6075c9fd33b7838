import type { IconName } from '@kit/ui'
import type { CardKind } from './cards'

export const icons: Record<CardKind, IconName> = {
  product: 'product',
  products: 'product',
  sku_choice: 'goods',
  order_invite: 'plus',
  coupon: 'star',
  order: 'order',
  pay_reminder: 'clock',
  price_change: 'up',
  sku_change: 'goods',
  receipt_extension: 'clock',
  order_closing: 'close',
  part_shipment: 'truck',
  installation_day: 'clock',
  order_check: 'order',
  address_check: 'eye',
  address_change: 'home',
  parcel: 'truck',
  refund: 'refund',
  after_sale_offer: 'transfer',
  review_invite: 'phrase',
}
