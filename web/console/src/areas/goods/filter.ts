import type { Query } from '@console/api/client'
import { fenOf } from '@console/areas/orders/money'
import { wholeOf } from './sku-cells'

/** The tabs over the list. */
export const tabs = ['all', 'listed', 'stored', 'timed', 'low_stock', 'sold_out', 'deleted'] as const
export type Tab = (typeof tabs)[number]
export const sorts = ['changed', 'position', 'title', 'code', 'price', 'stock'] as const
export type Sort = (typeof sorts)[number]
/** Of what an import did. */
export const broughts = ['new', 'changed'] as const
/** What a SKU may lack that freight is counted by. */
export const measures = ['weight', 'volume'] as const
export const availabilities = ['stock', 'presale', 'custom'] as const

/** What is asked of the list, as it is typed. */
export interface Filter {
  words: string
  tab: Tab
  category: string
  availability: string
  tag: string
  /** A delivery template's id, `none`, or empty: whatever it is. */
  template: string
  /** What a SKU of it lacks; empty: whatever its SKUs have. */
  unmeasured: (typeof measures)[number] | ''
  min: string
  max: string
  /** What can be bought, in pieces. */
  minStock: string
  maxStock: string
  /** What that import brought; empty: whatever came from where. */
  importId: string
  /** Empty: new ones and changed ones. */
  brought: (typeof broughts)[number] | ''
  sort: Sort
  isFalling: boolean
}
export const anything = (): Filter => ({
  words: '',
  tab: 'all',
  category: '',
  availability: '',
  tag: '',
  template: '',
  unmeasured: '',
  min: '',
  max: '',
  minStock: '',
  maxStock: '',
  importId: '',
  brought: '',
  sort: 'changed',
  isFalling: true,
})

/** Whether it leaves anything out beside the tab. */
export function isNarrow(filter: Filter): boolean {
  const { words, category, availability, tag, template, unmeasured } = filter
  const { min, max, minStock, maxStock, importId } = filter
  const chosen = [category, availability, template, unmeasured, importId]
  const typed = [words, tag, min, max, minStock, maxStock]
  return [...chosen, ...typed].some((value) => value.trim())
}

/** Whether a range cannot be read; then it narrows nothing, and the page says so. */
function isRangeBad([min, max]: [string, string], read: (text: string) => number | undefined): boolean {
  const isBad = (text: string) => text.trim() !== '' && read(text) === undefined
  const [least, most] = [read(min), read(max)]
  return isBad(min) || isBad(max) || (least !== undefined && most !== undefined && least > most)
}
export const isPriceBad = ({ min, max }: Filter) => isRangeBad([min, max], fenOf)
export const isStockBad = ({ minStock, maxStock }: Filter) => isRangeBad([minStock, maxStock], wholeOf)

const ofTab: Record<Tab, Query> = {
  all: {},
  listed: { state: 'listed' },
  stored: { state: 'stored' },
  timed: { timed: 'true', state: 'stored' },
  low_stock: { low_stock: 'true', state: 'listed' },
  sold_out: { availability: 'sold_out', state: 'listed' },
  deleted: { state: 'deleted' },
}

/** The same as the server takes it. */
export function queryOf(filter: Filter): Query {
  const { words, tab, category, availability, tag, template, min, max, sort, isFalling } = filter
  return {
    q: words.trim() || undefined,
    category: category || undefined,
    availability: availability || undefined,
    tag: tag.trim() || undefined,
    template: template || undefined,
    unmeasured: filter.unmeasured || undefined,
    ...(filter.importId && { import: filter.importId, brought: filter.brought || undefined }),
    ...(!isPriceBad(filter) && { min_fen: fenOf(min), max_fen: fenOf(max) }),
    ...(!isStockBad(filter) && { min_stock: wholeOf(filter.minStock), max_stock: wholeOf(filter.maxStock) }),
    sort: `${isFalling ? '-' : ''}${sort}`,
    ...ofTab[tab],
  }
}

/** What an address says of the list, such as a link from the first page: `?tab=low_stock`. */
export function filterOf(query: Record<string, unknown>): Filter {
  const { tab, q, import: importId, brought, template, unmeasured } = query
  return {
    ...anything(),
    tab: tabs.find((each) => each === tab) ?? 'all',
    ...(typeof q === 'string' && { words: q }),
    ...(typeof template === 'string' && { template }),
    unmeasured: measures.find((each) => each === unmeasured) ?? '',
    ...(typeof importId === 'string' && { importId }),
    brought: broughts.find((each) => each === brought) ?? '',
  }
}
