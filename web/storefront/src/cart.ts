import { computed, shallowRef } from 'vue'
import { cartOf, mine, type BoughtAgain, type Cart, type CartLine } from './mine'
import { isKnown } from './who'
import type { Word } from './words'

/** What a purchase is made of, from the cart or straight from a product's page. */
export type Wanted = Pick<
  CartLine,
  'sku' | 'code' | 'title' | 'sku_text' | 'picture' | 'price_fen' | 'quantity' | 'most' | 'is_on_sale'
>

/** The server's bound on one line. */
export const MOST_OF_ONE = 999

/** One for all that show it: the header counts what a page has just changed. */
export const cart = shallowRef<Cart>()
export const cartCount = computed(() => (cart.value ? piecesOf(cart.value.lines) : 0))

const none: Cart = { lines: [], goods_fen: 0 }

export function loadCart(slug: string): Promise<Cart> {
  return isKnown(slug) ? latestOf(cartOf()) : Promise.resolve((cart.value = none))
}

export function putLine(sku: string, quantity: number): Promise<Cart> {
  return latestOf(mine<Cart>('cart', 'PUT', { sku, quantity }))
}

/** Puts what can still be bought of an order into the cart; the places of the lines of which there is nothing. */
export async function buyAgain(order: string): Promise<number[]> {
  const asked = mine<BoughtAgain>(`orders/${encodeURIComponent(order)}/cart`, 'POST')
  await latestOf(asked.then(({ cart }) => cart))
  return (await asked).gone
}

/** An answer never overwrites one that was asked for later. */
let latest = 0
async function latestOf(asked: Promise<Cart>): Promise<Cart> {
  const turn = ++latest
  const answer = await asked
  if (turn === latest) cart.value = answer
  return answer
}

export function inCart(lines: Wanted[], sku: string): number {
  return lines.find((line) => line.sku === sku)?.quantity ?? 0
}
export function piecesOf(lines: Pick<Wanted, 'quantity'>[]): number {
  return lines.reduce((sum, line) => sum + line.quantity, 0)
}
export function sumOf(lines: Pick<Wanted, 'quantity' | 'price_fen'>[]): number {
  return lines.reduce((sum, line) => sum + line.quantity * line.price_fen, 0)
}

/** Why a line cannot be bought as it stands. */
export function wrongOf({ quantity, most, is_on_sale }: Wanted): Word | undefined {
  if (!is_on_sale) return 'offSale'
  if (most <= 0) return 'noStock'
  if (quantity > Math.min(most, MOST_OF_ONE)) return 'tooMany'
  return undefined
}

/** The lines that were chosen and can be bought; all are chosen but those that were left out. */
export function chosenOf(lines: Wanted[], leftOut: ReadonlySet<string>): Wanted[] {
  return lines.filter((line) => !leftOut.has(line.sku) && !wrongOf(line))
}
