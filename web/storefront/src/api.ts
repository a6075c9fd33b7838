export type Availability = 'stock' | 'presale' | 'custom' | 'sold_out'

export interface Shop {
  id: string
  slug: string
  name: string
  about: string
}
export interface Category {
  name: string
  count: number
  picture: string
}
export interface ProductBrief {
  id: string
  code: string
  title: string
  category: string
  selling_point: string
  picture: string
  price_fen: number
  price_to_fen: number
  availability: Availability
}
export interface Sku {
  id: string
  code: string
  props: Record<string, string>
  price_fen: number
  stock: number
}
export interface Product extends Pick<
  ProductBrief,
  'id' | 'code' | 'title' | 'category' | 'selling_point' | 'availability'
> {
  ships_within_hours: number
  presale_ships_on?: string
  custom_days?: number
  pictures: string[]
  facts: { key: string; label: string; value: string }[]
  suits: string
  scenes: string[]
  usage: string
  care: string
  installation: string
  cautions: string
  faq: { q: string; a: string }[]
  goes_with: Pick<ProductBrief, 'id' | 'code' | 'title' | 'picture' | 'price_fen'>[]
  skus: Sku[]
}

export class NotThere extends Error {}

const answers = new Map<string, Promise<unknown>>()

/** Asked once per page view; a failure is forgotten, so that the next ask tries again. */
function ask<T>(path: string): Promise<T> {
  const known = answers.get(path) ?? load(path)
  answers.set(path, known)
  known.catch(() => answers.delete(path))
  return known as Promise<T>
}

async function load(path: string) {
  const response = await fetch(`/api/store/${path}`)
  if (response.status === 404) throw new NotThere(path)
  if (!response.ok) throw new Error(`${response.status}`)
  return response.json()
}

export function shopOf(slug: string) {
  return ask<{ shop: Shop; categories: Category[] }>(encodeURIComponent(slug))
}

export async function goodsOf(slug: string, category?: string, q?: string): Promise<ProductBrief[]> {
  const query = new URLSearchParams({ ...(category && { category }), ...(q && { q }) })
  const path = `${encodeURIComponent(slug)}/products?${query}`
  return (await ask<{ products: ProductBrief[] }>(path)).products
}

export function productOf(slug: string, code: string) {
  return ask<Product>(`${encodeURIComponent(slug)}/products/${encodeURIComponent(code)}`)
}
