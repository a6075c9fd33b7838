import type { IconName } from '@kit/ui'
import type { Home } from './home'

/** What can stand on the page, in the order in which it is offered. */
export const modules = [
  'to_ship',
  'after_sales',
  'receptions',
  'requests',
  'parcel_concerns',
  'refund_stuck',
  'to_pay',
  'to_invoice',
  'to_reply',
  'promises',
  'stock',
  'sales',
  'notices',
  'team',
] as const
export type ModuleName = (typeof modules)[number]

export const icons: Record<ModuleName, IconName> = {
  to_ship: 'truck',
  after_sales: 'refund',
  receptions: 'reception',
  requests: 'people',
  parcel_concerns: 'truck',
  refund_stuck: 'alert',
  to_pay: 'order',
  to_invoice: 'file',
  to_reply: 'star',
  promises: 'clock',
  stock: 'goods',
  sales: 'chart',
  notices: 'bell',
  team: 'people',
}

/** Which part of the server's answer a module shows: what a role may not see is not in it. */
const parts: Record<ModuleName, keyof Home> = {
  to_ship: 'orders',
  after_sales: 'after_sales',
  receptions: 'receptions',
  requests: 'requests',
  parcel_concerns: 'orders',
  refund_stuck: 'orders',
  to_pay: 'orders',
  to_invoice: 'orders',
  to_reply: 'orders',
  promises: 'promises',
  stock: 'stock',
  sales: 'sales',
  notices: 'notices',
  team: 'team',
}

/** The modules this member may have. */
export const offered = (home: Home): ModuleName[] => modules.filter((name) => home[parts[name]])
