import type { Address } from './address'
import { askAnew, NotThere, productOf, type Product, type Sku } from './api'
import { attempt } from './attempts'
import { loadCart, type Wanted } from './cart'
import { mine, type Order } from './mine'
import { textOf } from './skus'

/**
 * What a checkout is about: `code`, `sku` and `n` of one product, or these of several in `buy`, as `code.sku.n,…`; else the
 * cart, or some lines of it.
 */
export interface Asked {
  buy?: string
  code?: string
  sku?: string
  n?: string
  skus?: string
}

export async function wantedOf(slug: string, { buy, code, sku, n, skus }: Asked): Promise<Wanted[]> {
  if (buy) return (await Promise.all(buy.split(',').map((each) => ofWords(slug, each)))).flat()
  if (code && sku) return ofProduct(await productOf(slug, code), sku, Number(n))
  const { lines } = await loadCart(slug)
  const some = skus?.split(',')
  return some ? lines.filter((line) => some.includes(line.sku)) : lines
}

async function ofWords(slug: string, words: string): Promise<Wanted[]> {
  const [code = '', sku = '', n] = words.split('.')
  try {
    return ofProduct(await productOf(slug, code), sku, Number(n))
  } catch (error) {
    // What is gone leaves the others.
    if (error instanceof NotThere) return []
    throw error
  }
}

function ofProduct(product: Product, id: string, n: number): Wanted[] {
  const sku = product.skus.find((one) => one.id === id)
  return sku ? [lineOf(product, sku, Number.isInteger(n) && n > 0 ? n : 1)] : []
}

function lineOf({ code, title, pictures, availability }: Product, sku: Sku, quantity: number): Wanted {
  const is_on_sale = availability !== 'sold_out'
  const about = { code, title, picture: pictures[0] ?? '', sku_text: textOf(sku) }
  return { ...about, sku: sku.id, price_fen: sku.price_fen, quantity, most: sku.stock, is_on_sale }
}

/** What was chosen beside the goods, and the total that was shown: another one is not taken silently. */
export interface Terms {
  words: string
  services: string[]
  expected_fen?: number
  /** The day of an installation. */
  install_on?: string
}

/** Places it once, however often it is tried. */
export async function place(slug: string, wanted: Wanted[], to: Address, terms: Terms): Promise<Order> {
  const lines = wanted.map(({ sku, quantity }) => ({ sku, quantity }))
  const { words, ...more } = terms
  const body = { lines, ...to, ...more, ...(words && { words }) }
  try {
    return await attempt(`order.${slug}`, (key) => mine<Order>('orders', 'POST', { key, ...body }))
  } finally {
    askAnew()
  }
}
