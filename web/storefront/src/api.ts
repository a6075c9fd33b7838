import type { components } from '@api/schema'

type Schemas = components['schemas']
export type Availability = Schemas['Availability']
export type Shop = Schemas['StoreShop']
export type Category = Schemas['Category']
export type ProductBrief = Schemas['ProductRow']
export type Sku = Schemas['SkuView']
export type Product = Schemas['ProductView']
export type Delivery = NonNullable<Product['delivery']>

export class NotThere extends Error {}

/** The server said no, by its code, or said nothing (`status` 0). */
export class Refused extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
  ) {
    super(code)
  }
  /** Nothing was done, and asking the same again would not help; otherwise it may have been done all the same. */
  get isFinal() {
    return [400, 409, 422].includes(this.status)
  }
}

const answers = new Map<string, Promise<unknown>>()

/** Asked once per page view; a failure is forgotten, so that the next ask tries again. */
function ask<T>(path: string): Promise<T> {
  const known = answers.get(path) ?? load(path)
  answers.set(path, known)
  known.catch(() => answers.delete(path))
  return known as Promise<T>
}

/** Stock and prices may have changed: what was heard of them no longer holds. */
export function askAnew() {
  answers.clear()
}

async function load(path: string) {
  const response = await fetch(`/api/store/${path}`)
  if (response.status === 404) throw new NotThere(path)
  if (!response.ok) throw new Error(`${response.status}`)
  return response.json()
}

export function shopOf(slug: string) {
  return ask<Schemas['StoreFront']>(encodeURIComponent(slug))
}

export type ReviewPage = Schemas['ProductReviews']

/** What customers say of a product, a page at a time. */
export function reviewsOf(slug: string, product: string, cursor?: string) {
  const more = cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''
  return ask<ReviewPage>(`${encodeURIComponent(slug)}/products/${product}/reviews?limit=10${more}`)
}

/** The shop's first goods. */
export async function goodsOf(slug: string): Promise<ProductBrief[]> {
  return (await goodsPage(slug, {})).products
}

export interface Narrowed {
  category?: string | undefined
  q?: string | undefined
}

/** A page of goods; `cursor` is the `next` of the one before. */
export function goodsPage(slug: string, { category, q }: Narrowed, cursor?: string) {
  const query = new URLSearchParams({
    ...(category && { category }),
    ...(q && { q }),
    ...(cursor && { cursor }),
  })
  return ask<Schemas['ProductList']>(`${encodeURIComponent(slug)}/products?${query}`)
}

export function productOf(slug: string, code: string) {
  return ask<Product>(`${encodeURIComponent(slug)}/products/${encodeURIComponent(code)}`)
}
