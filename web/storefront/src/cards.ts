import type { components } from '@api/schema'
import type { Word } from './words'

export type Card = components['schemas']['CardView']

/** What a card asks about its order. To pay is asked by the page itself, and nothing waits for a review. */
const asks: Record<string, Word> = {
  address_change: 'cardAddress',
  price_change: 'cardPrice',
  sku_change: 'cardSku',
  receipt_extension: 'cardLonger',
  order_closing: 'cardClosing',
  part_shipment: 'cardParts',
  installation_day: 'cardInstallation',
  order_check: 'cardCheck',
  address_check: 'cardCheckAddress',
  after_sale_offer: 'cardOffer',
}

/** Each once, however many cards ask it. */
export const askedOn = (cards: Pick<Card, 'kind'>[]): Word[] => [
  ...new Set(cards.flatMap(({ kind }) => asks[kind] ?? [])),
]
