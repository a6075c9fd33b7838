import type { CardAnswerBody, CardBody, CaseBody, OrderBody, ProductBody } from '@kit/live'
import type { Offered } from '../src/composer'
import type { Hand } from '../src/parts'
import type { Shown } from '../src/row'
import { answerLine } from './answer-line'
import cards from './cards.css?inline'
import { own } from './cards-data'
import { liveCard } from './cards-live'
import { priceWord, yuan } from './cards-view'
import view from './cards-view.css?inline'
import { codeWord, ready } from './cards-words'
import { tell } from './words'

export const css = cards + view

type Act = () => void

/** A card in the chat. A product or an order that a customer sends is written down as it was. */
export function card(hand: Hand, entry: Shown): HTMLElement {
  if (entry.kind === 'card') return liveCard(hand, entry.body as CardBody)
  if (entry.kind === 'card_answer') return answerLine(hand, entry.body as CardAnswerBody)
  if (entry.kind === 'case') return caseLine(hand, entry.body as CaseBody)
  if (entry.kind === 'order') return orderCard(hand, entry.body as OrderBody)
  return productCard(hand, entry.body as Partial<ProductBody>)
}

/** What the server wrote is Chinese; other words are fetched by those who read them. */
function caseLine({ h, locale }: Hand, body: CaseBody) {
  const box = h('div', { class: 'line' }, body.text)
  if (locale === 'en') void import('./case-line').then((part) => part.translate(box, body), Boolean)
  return box
}

/** The product or order that the next message is about, above the place where it is written. */
export async function chip(
  hand: Hand,
  { order: no, product: id, isArmed }: Offered,
  onsend: Act,
  onremove: Act,
) {
  const order = no ? await orderOf(hand, no) : undefined
  const product = !no && id ? await productOf(hand, id) : undefined
  const about = order ? ofOrder(hand, order) : product && facts(hand, product)
  if (!about) return undefined
  const send = hand.h('button', { type: 'button', class: 'link', onclick: onsend }, tell(hand, 'sendProduct'))
  const note = hand.h('span', { class: 'card-note' }, tell(hand, 'withMessage'))
  const remove = hand.iconButton('close', tell(hand, 'remove'), onremove)
  return hand.h('div', { class: 'chip' }, ...about, isArmed ? note : send, remove)
}

function productCard(hand: Hand, body: Partial<ProductBody>) {
  const box = hand.h('div', { class: 'card' }, ...facts(hand, body))
  // An own card that is not stored yet knows its product's number only.
  if (!body.title && body.product)
    void productOf(hand, body.product).then((found) => found && box.replaceChildren(...facts(hand, found)))
  return box
}

function pictured({ h, absolute }: Hand, picture: string | undefined, title: string, price: string) {
  const src = (picture && absolute(picture)) || undefined
  const image = h('img', { src, alt: '', width: 56, height: 56, loading: 'lazy' })
  return [image, h('div', { class: 'card-text' }, h('div', {}, title), h('b', {}, price))]
}

function facts(hand: Hand, { picture, title, price_fen, price_to_fen }: Partial<ProductBody>) {
  const price = price_fen === undefined ? '' : priceWord(hand, price_fen, price_to_fen)
  return pictured(hand, picture, title ?? '…', price)
}

function orderCard(hand: Hand, body: Partial<OrderBody>) {
  const box = hand.h('div', {}, '…')
  const draw = (order: OrderBody) => box.replaceChildren(...orderParts(hand, order))
  if (body.no) draw(body as OrderBody)
  // An own card that is not stored yet knows its order's number only.
  else if (body.order) void orderOf(hand, body.order).then((found) => found && draw(found))
  return box
}

function orderParts(hand: Hand, order: OrderBody) {
  const { h, say } = hand
  const state = h('span')
  const draw = () => (state.textContent = codeWord('state', order.state))
  draw()
  void ready(hand)?.then(draw)
  const head = h('div', { class: 'card-head' }, h('span', {}, `${say('order')} ${order.no}`), state)
  return [head, h('div', { class: 'card' }, ...ofOrder(hand, order))]
}

const ofOrder = (hand: Hand, { picture, title, total_fen }: OrderBody) =>
  pictured(hand, picture, title, yuan(total_fen, hand.locale))

/** An order of whoever writes, as it is now, with the title and picture of its first line. */
async function orderOf(hand: Hand, id: string): Promise<OrderBody | undefined> {
  const path = `mine/orders/${encodeURIComponent(id)}`
  const found = await own<OrderBody & { lines: OrderBody[] }>(hand, path).catch(() => undefined)
  return found && { ...found.lines[0], ...found, order: id }
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
  const prices = (found.skus ?? []).map((sku) => sku.price_fen)
  const cheapest = Math.min(...prices)
  const price_fen = found.price_fen ?? (Number.isFinite(cheapest) ? cheapest : undefined)
  const price_to_fen = found.price_to_fen ?? Math.max(...prices)
  return { ...found, product: found.id, picture: found.picture ?? found.pictures[0], price_fen, price_to_fen }
}
