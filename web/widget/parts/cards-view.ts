import type { Hand } from '../src/parts'
import type { CardView, Fact, Item } from './cards-data'
import { codeWord, leftWord, tell, tellFor } from './cards-words'
import { tell as word } from './words'

export function yuan(fen: number, locale: string): string {
  const digits = fen % 100 ? 2 : 0
  return (fen / 100).toLocaleString(locale, {
    style: 'currency',
    currency: 'CNY',
    currencyDisplay: 'narrowSymbol',
    minimumFractionDigits: digits,
  })
}

/** From which price a product is sold, where it has several. */
export function priceWord(hand: Hand, from: number, to?: number | null): string {
  const price = yuan(from, hand.locale)
  return (to ?? from) > from ? word(hand, 'from', price) : price
}

function timeWord(at: number, locale: string): string {
  const style = { month: 'numeric', day: 'numeric', hour: '2-digit', minute: '2-digit' } as const
  return new Date(at).toLocaleString(locale, { ...style, hour12: false })
}

/** What a card is about and how it stands. A card that only shows something has no state of its own. */
export function head(hand: Hand, { kind, state, acts, answered, title }: CardView) {
  const { h } = hand
  const isSilent = state === 'open' && !acts.length && !answered
  return [
    h(
      'div',
      { class: 'card-head' },
      h('b', {}, tell(`kind.${kind}`) || title),
      !isSilent && h('span', { class: `card-state ${state}` }, tell(`state.${state}`)),
    ),
    kind === 'coupon' && h('p', { class: 'card-title' }, title),
  ]
}

export const items = (hand: Hand, { items, kind }: CardView) => items.map((item) => itemOf(hand, item, kind))

function itemOf(hand: Hand, item: Item, kind: string) {
  const { h, absolute } = hand
  const { picture, title, sub, price_fen, price_to_fen, quantity, is_on_sale } = item
  const src = (picture && absolute(picture)) || undefined
  const isPriced = price_fen !== null && price_fen !== undefined
  const price = isPriced && h('b', {}, priceWord(hand, price_fen, price_to_fen))
  const count = (quantity ?? 1) > 1 && ` × ${quantity}`
  const word = item.product ? 'offSale' : 'notHere'
  const off = is_on_sale === false && h('span', { class: 'failed' }, tell(word))
  const text = h(
    'div',
    { class: 'card-text' },
    h('div', {}, title),
    sub && h('small', {}, sub),
    h('p', {}, price, count, ' ', off),
  )
  const image = h('img', { src, alt: '', width: 56, height: 56, loading: 'lazy' })
  // Only where each stands for itself: elsewhere the card leads on as a whole.
  const isAlone = kind === 'products' || (kind === 'order_invite' && !isOwnPage(hand))
  const href = isAlone && item.product && goodsPage(hand, item.product, item.sku)
  const box = href ? h('a', { href, ...elsewhere(hand) }) : h('div')
  box.className = 'card'
  box.append(image, text)
  return box
}

const ofSome = ['discount', 'refunded', 'asked', 'amount', 'min', 'back']

/** What there is to know, a line each; a sum that is none is left out, the time of a step stands beside it. */
export function factList(hand: Hand, { facts }: CardView) {
  const list = hand.h('dl', {})
  let before = ''
  for (const fact of facts) {
    if (fact.key === 'step_at' || fact.code === 'followed') continue
    if (fact.fen === 0 && ofSome.includes(fact.key)) continue
    const isSurcharge = fact.key === 'discount' && (fact.fen ?? 0) < 0
    const label = fact.key === before ? '' : tell(`fact.${isSurcharge ? 'surcharge' : fact.key}`)
    before = fact.key
    const value = hand.h('dd', { class: fact.key }, ...valueOf(hand, fact, facts))
    list.append(hand.h('dt', {}, label || ' '), value)
  }
  return list.children.length ? list : undefined
}

function valueOf(hand: Hand, fact: Fact, facts: Fact[]): (Node | string)[] {
  const { h, locale } = hand
  const { key, text, fen, at, code } = fact
  if (fen !== null && fen !== undefined)
    return [key === 'discount' ? yuan(-fen, locale).replace('-', fen > 0 ? '−' : '') : yuan(fen, locale)]
  if (at) {
    const left = ['due', 'pay_until'].includes(key) ? leftWord(at) : ''
    return [timeWord(at, locale), ...(left ? [h('small', {}, left)] : [])]
  }
  if (code) return [codeWord(key, code)]
  const next = facts[facts.indexOf(fact) + 1]
  const when = key === 'step' && next?.key === 'step_at' && next.at
  return [text ?? '', ...(when ? [h('small', {}, timeWord(when, locale))] : [])]
}

/** What the customer has answered, in their own words. */
export function outcome(hand: Hand, { answered, kind, choices }: CardView) {
  if (!answered) return undefined
  const { act, words, stars, choice, at } = answered
  const chosen = choices.find(({ id }) => id === choice)?.label
  const line = [
    tellFor(`did.${act}`, kindHere(hand, act, kind)),
    chosen,
    stars && '★'.repeat(stars) + '☆'.repeat(5 - stars),
    words,
    timeWord(at, hand.locale),
  ]
  return hand.h('p', { class: 'card-done', role: 'status', tabindex: -1 }, line.filter(Boolean).join(' · '))
}

/** Where the card leads. The cart belongs to this browser, so only on the shop's own page; orders to whoever is the same there. */
export function way(hand: Hand, view: CardView, isSame: boolean) {
  const { link, answered } = view
  const isOwn = isOwnPage(hand)
  const cart = isOwn && ['choose', 'add'].includes(answered?.act ?? '') && pageOf(hand, 'cart')
  const href =
    cart ||
    (link?.kind === 'product' && link.id && goodsPage(hand, link.id, answered?.choice)) ||
    (isSame && link?.kind === 'order' && link.id && pageOf(hand, `orders/${link.id}`)) ||
    (!isOwn && link?.kind === 'checkout' && checkoutPage(hand, view))
  if (!href) return undefined
  const word = cart ? 'cart' : link!.kind
  return hand.h('a', { class: 'card-way', href, ...elsewhere(hand) }, tell(`link.${word}`))
}

export const isOwnPage = ({ talk }: Hand) => talk.config.origin === location.origin
/** On a stranger's page nothing is put into a cart that anybody reaches. */
export const kindHere = (hand: Hand, act: string, kind: string) =>
  act === 'choose' && !isOwnPage(hand) ? 'elsewhere' : kind
/** The shop's page of a product, with a SKU chosen. */
export const goodsPage = (hand: Hand, product: string, sku?: string | null) =>
  pageOf(hand, `goods/${product}${sku ? `?sku=${sku}` : ''}`)

/** The shop's checkout with all that the card offers, as long as it can be bought. */
function checkoutPage(hand: Hand, { acts, items }: CardView) {
  if (!acts.some(({ is_allowed }) => is_allowed)) return undefined
  const buy = items.map(({ product, sku, quantity }) => [product, sku, quantity].join('.'))
  return pageOf(hand, `checkout?buy=${buy.join(',')}`)
}

const pageOf = ({ absolute, talk }: Hand, path: string) => absolute(`/store/${talk.config.shop}/${path}`)
/** A stranger's page stays open beside the shop's, which asks it who came. */
const elsewhere = (hand: Hand) => (isOwnPage(hand) ? {} : { target: '_blank', rel: 'opener' })
