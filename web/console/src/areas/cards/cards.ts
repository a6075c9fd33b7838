import { useQuery, useQueryClient } from '@tanstack/vue-query'
import { computed } from 'vue'
import type { components } from '@api/schema'
import { get, post, put } from '@console/api/client'
import { onNews, onRestedNews } from '@console/live/news'
import type { Shop } from '@console/live/shop'

type Schemas = components['schemas']
export type CardKind = Schemas['CardKind']
export type Card = Schemas['CardView']
export type CardFact = Card['facts'][number]
type NewCard = Schemas['NewCard']
export type CardContent = NewCard['card']
type CardRulesView = Schemas['CardRulesView']
export type OrderReviews = Schemas['OrderReviews']
type Review = OrderReviews['reviews'][number]

/** Every kind that a member sends, in the order of the menu: what sells, what is checked, what follows. */
export const kinds = [
  'product',
  'products',
  'sku_choice',
  'order_invite',
  'coupon',
  'order',
  'pay_reminder',
  'price_change',
  'sku_change',
  'order_check',
  'address_check',
  'address_change',
  'parcel',
  'receipt_extension',
  'refund',
  'after_sale_offer',
  'review_invite',
] as const satisfies readonly CardKind[]

/** They ask nothing: taken back like a message, while the question of another one is taken back beside its order. */
const showing: string[] = ['product', 'products', 'order', 'coupon', 'parcel', 'refund'] satisfies CardKind[]
export const asksNothing = (kind: string): boolean => showing.includes(kind)

/** The cards and reviews of one shop, on the server. */
export function cardsOf(shop: string) {
  const at = `/api/shops/${shop}`
  return {
    one: (card: string) => get<Card>(`${at}/cards/${card}`),
    send: (conversation: string, card: NewCard) =>
      post<Card>(`${at}/conversations/${conversation}/cards`, card),
    show: (card: string, reason: string) =>
      post<Schemas['ShownAnswer']>(`${at}/cards/${card}/showings`, { reason }),
    withdraw: (card: string) => post<Card>(`${at}/cards/${card}/withdrawal`),
    rules: () => get<CardRulesView>(`${at}/card-rules`),
    keepRules: (rules: CardRulesView) => put<CardRulesView>(`${at}/card-rules`, rules),
    ofOrder: (order: string) => get<Schemas['OrderCards']>(`${at}/orders/${order}/cards`),
    reviews: (order: string) => get<OrderReviews>(`${at}/orders/${order}/reviews`),
    reply: (order: string, line: number, words: string, confirm: string[]) =>
      post<Review>(`${at}/orders/${order}/reviews/${line}/reply`, { words, confirm }),
  }
}

export const cardKeys = {
  one: (shop: Shop, card: string) => ['card', shop.slug, card],
  rules: (shop: Shop) => ['card-rules', shop.slug],
  ofOrder: (shop: Shop, order: string) => ['order-cards', shop.slug, order],
  reviews: (shop: Shop, order: string) => ['reviews', shop.slug, order],
}

const EVERY_MS = 60_000

/** A card as its object is now: asked again at every word of it, and after each reconnect; of goods and coupons no word comes. */
export function useCard(shop: Shop, card: string) {
  const queryKey = cardKeys.one(shop, card)
  followNews(shop, queryKey, (detail) => detail['card'] === card)
  return useQuery({
    queryKey,
    queryFn: () => cardsOf(shop.id).one(card),
    refetchInterval: ({ state }) => (state.data?.link?.kind === 'order' ? false : EVERY_MS),
  })
}

/** What the customer of an order was asked and has not answered; any card may be about it. */
export function useOpenCards(shop: Shop, order: () => string) {
  const queries = useQueryClient()
  const queryKey = computed(() => cardKeys.ofOrder(shop, order()))
  onRestedNews(shop, 'cards', () => void queries.invalidateQueries({ queryKey: queryKey.value }))
  return useQuery({ queryKey, queryFn: () => cardsOf(shop.id).ofOrder(order()) })
}

/** What the customer says of an order, and what the shop replied. */
export function useReviews(shop: Shop, order: string) {
  const queryKey = cardKeys.reviews(shop, order)
  followNews(shop, queryKey, (detail) => detail['order'] === order)
  return useQuery({ queryKey, queryFn: () => cardsOf(shop.id).reviews(order) })
}

function followNews(shop: Shop, queryKey: string[], isOfThis: (detail: Record<string, unknown>) => boolean) {
  const queries = useQueryClient()
  onNews(shop, 'cards', () => void queries.invalidateQueries({ queryKey }), isOfThis)
}
