import type { OrderBody, ProductBody } from '@kit/live'
import type { Hand } from '../src/parts'
import type { Shown } from '../src/row'
import { tell } from './words'

export { default as css } from './cards.css?inline'

interface ChipActions {
  send: () => void
  remove: () => void
}

/** A product or an order as a card in the chat. */
export function card(hand: Hand, entry: Shown): HTMLElement {
  if (entry.kind === 'order') return orderCard(hand, entry.body as OrderBody)
  return productCard(hand, entry.body as Partial<ProductBody>)
}

/** The product that the next message is about, above the place where it is written. */
export async function chip(hand: Hand, id: string, isArmed: boolean, act: ChipActions) {
  const product = await productOf(hand, id)
  if (!product) return undefined
  const send = hand.h(
    'button',
    { type: 'button', class: 'link', onclick: act.send },
    tell(hand, 'sendProduct'),
  )
  const note = hand.h('span', { class: 'card-note' }, tell(hand, 'withMessage'))
  const remove = hand.iconButton('close', tell(hand, 'remove'), act.remove)
  return hand.h('div', { class: 'chip' }, ...facts(hand, product), isArmed ? note : send, remove)
}

function productCard(hand: Hand, body: Partial<ProductBody>) {
  const box = hand.h('div', { class: 'card' }, ...facts(hand, body))
  // An own card that is not stored yet knows its product's number only.
  if (!body.title && body.product)
    void productOf(hand, body.product).then((found) => found && box.replaceChildren(...facts(hand, found)))
  return box
}

function facts({ h, absolute, locale }: Hand, { picture, title, price_fen }: Partial<ProductBody>) {
  const image = h('img', {
    src: (picture && absolute(picture)) || undefined,
    alt: '',
    width: 56,
    height: 56,
    loading: 'lazy',
  })
  const price = price_fen === undefined ? '' : yuan(price_fen, locale)
  return [image, h('div', { class: 'card-text' }, h('div', {}, title ?? '…'), h('b', {}, price))]
}

function orderCard({ h, say, absolute, locale }: Hand, order: OrderBody) {
  const head = h(
    'div',
    { class: 'card-head' },
    h('span', {}, `${say('order')} ${order.no}`),
    h('span', {}, order.state),
  )
  const image = h('img', {
    src: absolute(order.picture) || undefined,
    alt: '',
    width: 56,
    height: 56,
    loading: 'lazy',
  })
  const text = h(
    'div',
    { class: 'card-text' },
    h('div', {}, order.title),
    h('b', {}, yuan(order.total_fen, locale)),
  )
  return h('div', {}, head, h('div', { class: 'card' }, image, text))
}

const known = new Map<string, Promise<ProductBody | undefined>>()

function productOf({ talk, absolute }: Hand, id: string): Promise<ProductBody | undefined> {
  const path = `/api/store/${talk.config.shop}/products/${encodeURIComponent(id)}`
  const ask = () =>
    fetch(absolute(path), { credentials: 'omit' }).then((response) =>
      response.ok ? response.json() : undefined,
    )
  if (!known.has(id))
    known.set(
      id,
      ask()
        .then(asBody)
        .catch(() => void known.delete(id)),
    )
  return known.get(id)!
}

function asBody(found?: { id: string; pictures: string[]; skus?: { price_fen: number }[] } & ProductBody) {
  if (!found) return undefined
  const cheapest = Math.min(...(found.skus ?? []).map((sku) => sku.price_fen))
  const price_fen = found.price_fen ?? (Number.isFinite(cheapest) ? cheapest : undefined)
  return { ...found, product: found.id, picture: found.picture ?? found.pictures[0], price_fen }
}

function yuan(fen: number, locale: string): string {
  const digits = fen % 100 ? 2 : 0
  return (fen / 100).toLocaleString(locale, {
    style: 'currency',
    currency: 'CNY',
    currencyDisplay: 'narrowSymbol',
    minimumFractionDigits: digits,
  })
}
