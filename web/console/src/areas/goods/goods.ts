import { useQuery, useQueryClient } from '@tanstack/vue-query'
import { computed } from 'vue'
import type { components } from '@api/schema'
import { get, post, put, remove, type Query } from '@console/api/client'
import { onRestedNews } from '@console/live/news'
import { useShop, type Shop } from '@console/live/shop'

type Schemas = components['schemas']
export type GoodsPage = Schemas['GoodsPage']
export type GoodsRow = Schemas['GoodsRow']
export type Goods = Schemas['Goods']
export type GoodsSku = Schemas['GoodsSku']
export type GoodsChange = Schemas['GoodsChange']
type GoodsChanges = Schemas['GoodsChanges']
// What may be left out when it is sent is always there when it is read.
export type Rule = Required<Schemas['AttributeRule']>
export type Category = Omit<Schemas['GoodsCategory'], 'attributes'> & { attributes: Rule[] }
export type Terms = Omit<Required<Schemas['DeliveryTerms']>, 'free' | 'services'> & {
  free: Required<Schemas['FreeOver']>[]
  services: Required<Schemas['Service']>[]
}
export type Template = Omit<Schemas['DeliveryTemplate'], 'terms'> & { terms: Terms }
type StockRules = Schemas['StockRules']
export type State = GoodsRow['state']

/** One field of a product and what it is to become. */
export interface Edit {
  field: string
  value: unknown
}
/** What every change says: which attempt it is, and what its sender had seen. */
export interface Change {
  key: string
  rev: number
  edits: Edit[]
}
export interface CategoryForm {
  name: string
  attributes: Rule[]
  /** Its number at Taobao. */
  cid: string | null
}

/** What a shop sells, on the server. */
export function goodsOf(shop: string) {
  const at = `/api/shops/${shop}`
  const goods = `${at}/goods`
  const categories = `${at}/categories`
  const templates = `${at}/delivery-templates`
  const stockRules = `${at}/stock-rules`
  return {
    page: (query: Query, signal?: AbortSignal) => get<GoodsPage>(goods, { query, signal }),
    one: (id: string) => get<Goods>(`${goods}/${id}`),
    begin: (body: { key: string; code: string; edits: Edit[] }) => post<Goods>(goods, body),
    change: (id: string, body: Change) => put<Goods>(`${goods}/${id}`, body),
    copy: (id: string, key: string) => post<Goods>(`${goods}/${id}/copies`, { key }),
    changes: (id: string, cursor?: string) =>
      get<GoodsChanges>(`${goods}/${id}/changes`, { query: { cursor } }),
    categories: () => get<{ categories: Category[] }>(categories).then((answer) => answer.categories),
    addCategory: (form: CategoryForm) => post<Category>(categories, form),
    changeCategory: (id: string, body: CategoryForm & { rev: number }) =>
      put<Category>(`${categories}/${id}`, body),
    dropCategory: (id: string) => remove<void>(`${categories}/${id}`),
    orderCategories: (ids: string[]) =>
      put<{ categories: Category[] }>(categories, { ids }).then((answer) => answer.categories),
    templates: () => get<{ templates: Template[] }>(templates).then((answer) => answer.templates),
    addTemplate: (terms: Terms) => post<Template>(templates, terms),
    changeTemplate: (id: string, body: { rev: number; terms: Terms }) =>
      put<Template>(`${templates}/${id}`, body),
    dropTemplate: (id: string) => remove<void>(`${templates}/${id}`),
    stockRules: () => get<StockRules>(stockRules),
    keepStockRules: (rules: StockRules) => put<StockRules>(stockRules, rules),
  }
}

export const keys = {
  list: (shop: Shop, filter: unknown) => ['goods-pages', shop.slug, filter],
  one: (shop: Shop, id: unknown) => ['goods-one', shop.slug, id],
  changes: (shop: Shop, id: unknown) => ['goods-changes', shop.slug, id],
  categories: (shop: Shop) => ['goods-categories', shop.slug],
  templates: (shop: Shop) => ['goods-templates', shop.slug],
  unmeasured: (shop: Shop, ...of: string[]) => ['goods-unmeasured', shop.slug, ...of],
  stockRules: (shop: Shop) => ['goods-stock-rules', shop.slug],
}

/** The server says the same; here it only decides what may be touched. */
export const mayEdit = (shop: Shop) =>
  ['owner', 'supervisor', 'operations'].includes(shop.membership.member.role)

/** Runs when something of the goods changed, and after each reconnect: orders move the stock of several at once. */
export const onGoods = (shop: Shop, run: () => void) => onRestedNews(shop, 'goods', run)

const followed = [
  'goods-one',
  'goods-changes',
  'goods-categories',
  'goods-templates',
  'goods-unmeasured',
  'goods-stock-rules',
]

/** Everything but the long list, which decides for itself when. */
export function followGoods(shop: Shop) {
  const queries = useQueryClient()
  onGoods(shop, () => {
    for (const of of followed) void queries.invalidateQueries({ queryKey: [of, shop.slug] })
  })
}

export function useCategories() {
  const shop = useShop()
  const query = useQuery({ queryKey: keys.categories(shop), queryFn: goodsOf(shop.id).categories })
  const categories = computed(() => (query.data.value ?? []).toSorted((a, b) => a.position - b.position))
  return { query, categories }
}

export function useTemplates() {
  const shop = useShop()
  const query = useQuery({ queryKey: keys.templates(shop), queryFn: goodsOf(shop.id).templates })
  return { query, templates: computed(() => query.data.value ?? []) }
}

/** So many pieces are little; none while that is not known. */
export function useLowStock() {
  const shop = useShop()
  const query = useQuery({ queryKey: keys.stockRules(shop), queryFn: goodsOf(shop.id).stockRules })
  return { query, low: computed(() => query.data.value?.low_stock ?? 0) }
}
