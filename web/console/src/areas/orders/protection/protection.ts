import { useQuery } from '@tanstack/vue-query'
import { computed } from 'vue'
import type { components } from '@api/schema'
import { get, post } from '@console/api/client'
import type { OrderView } from '@console/api/types'
import { dateTime, money } from '@console/format'
import { i18n, say } from '@console/i18n'
import type { Shop } from '@console/live/shop'
import type { Change } from '../orders'
import { reasonText } from '../reasons'
import '../words'
import './words'

type Schemas = components['schemas']
type ProtectionView = Schemas['ProtectionView']
export type ProtectionLine = Schemas['ProtectionLine']
export type Asked = NonNullable<ProtectionLine['asked']>

/** What an order's goods cost less now, on the server. */
export function protectionOf(shop: string) {
  const at = (order: string) => `/api/shops/${shop}/orders/${order}/price-protection`
  return {
    see: (order: string) => get<ProtectionView>(at(order)),
    give: (order: string, change: Change & { line: number; fen: number }) =>
      post<OrderView>(at(order), change),
    decline: (order: string, change: Change & { line: number }) =>
      post<OrderView>(`${at(order)}/refusal`, change),
  }
}

/** Asked anew with every change of the order: what was given, or came back, changes it. */
export const useProtection = (shop: Shop, order: () => OrderView, isWanted: () => boolean) =>
  useQuery({
    queryKey: ['protection', shop.slug, computed(() => order().id), computed(() => order().rev)],
    queryFn: () => protectionOf(shop.id).see(order().id),
    enabled: computed(isWanted),
    staleTime: 0,
  })

/** One row a line; where one reason stands in the way of all, one row says it. None where nothing is protected. */
export function rowsOf({ until, lines }: ProtectionView): ProtectionLine[] {
  if (lines.some(({ asked }) => asked)) return lines
  if (!until) return []
  const [first] = lines
  const why = first?.reason
  const isOne = why && why !== 'enough' && lines.every(({ reason }) => reason === why)
  return isOne && first ? [first] : lines
}

/** Some reasons mean something else here than in a case. */
export const hasOwnWords = (code: string) => i18n.global.te(`order_protection.reason.${code}`, 'zh-CN')

/** Why nothing goes back. */
export const whyNot = (code: string): string =>
  hasOwnWords(code) ? say(`order_protection.reason.${code}`) : reasonText(code)

/** What a row says of its line. */
export function rowText({ fen, is_as_asked, given_fen, reason }: ProtectionLine): string {
  if (!reason) return say(`order_protection.${is_as_asked ? 'fen_asked' : 'fen'}`, { amount: money(fen) })
  if (reason === 'enough') return say('order_protection.given', { amount: money(given_fen) })
  return whyNot(reason)
}

/** What the customer asked for and by when it is answered, or how it ended; what was given the row says itself. */
export function askedText({ fen, answer, due_at, falls, falls_fen }: Asked): string {
  if (answer) return answer === 'given' ? '' : say(`order_protection.asked.${answer}`)
  const asked = say('order_protection.asked.waits', { amount: money(fen) })
  if (!due_at) return asked
  const by = say('order_protection.asked.by', { time: dateTime(due_at) })
  return `${asked}${by}${say(`order_protection.asked.falls_${falls}`, { amount: money(falls_fen) })}`
}
