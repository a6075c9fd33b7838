import type { Entry } from '@kit/live'
import type { Shop } from '@console/live/shop'
import type { Chat } from './chat'

const keepers = ['owner', 'supervisor', 'agent']

/** What the shop said to a customer in words, by those who keep phrases. */
export const mayKeep = (entry: Entry, shop: Shop): boolean =>
  entry.kind === 'text' &&
  entry.lane === 'public' &&
  entry.from.kind !== 'customer' &&
  keepers.includes(shop.membership.member.role)

export function keep(entry: Entry, shop: Shop, chat: Chat) {
  if (entry.kind === 'text' && mayKeep(entry, shop)) chat.keeping.value = entry.body.text
}
