import type { components } from '@api/schema'

type Schemas = components['schemas']
/** How a text becomes another. */
export type TextHow = Schemas['GoodsTextHow']
export type PriceHow = Schemas['GoodsPriceHow']
export type Round = Schemas['GoodsRound']
export const rounds = ['none', 'fen10', 'yuan', 'yuan10', 'ends_in9'] as const satisfies readonly Round[]
/** How a product's quantity is divided among its SKUs. */
export type Spread = Schemas['GoodsSpread']
export const spreads = ['by_share', 'even', 'first'] as const satisfies readonly Spread[]
export type QuantityHow = Schemas['GoodsQuantityHow']

/** What becomes of what goes with a product. */
export type MatchingHow = Schemas['GoodsMatchingHow']
/** What becomes of its pictures. */
export type PicturesHow = Schemas['GoodsPicturesHow']

/** So many pictures a product has. */
export const MOST_PICTURES = 20

export const texts = [
  'title',
  'code',
  'sku_code',
  'barcode',
  'selling_point',
  'description',
  'words',
  'answers',
] as const
export type TextField = (typeof texts)[number]
/** Of each SKU: what comes in may name what is the SKU's own. */
export const textsOfSkus: readonly string[] = ['sku_code', 'barcode'] satisfies TextField[]

/** Those of several lines. */
export const longTexts: readonly string[] = ['description', 'words', 'answers'] satisfies TextField[]
/** What of a product stands in lines and paragraphs. */
export type Words = Schemas['GoodsWords']
export const allWords = [
  'care',
  'usage',
  'installation',
  'cautions',
  'suits',
] as const satisfies readonly Words[]

/** A condition on the SKUs that an operation is for: all of them have to hold. */
export type OnlySkus = Schemas['GoodsOnlySkus']
export const MOST_ONLY = 5
/** Operations that may be for some SKUs only. */
export const ofSkus: readonly OpKind[] = ['price', 'quantity', 'weight', 'volume', 'sku_code', 'barcode']
/** What the server takes of a long text that is looked for, and of what comes in its place. */
export const MOST_FIND = 4_000
export const MOST_WITH = 20_000
/** Characters of one of the [`Words`]. */
export const MOST_WORDS = 4_000
/** Of a question, and of its answer. */
export const MOST_QUESTION = 200
export const MOST_ANSWER = 2_000

/** One thing that is done to every chosen product. */
export type Op = Schemas['GoodsOp']
export type OpKind = Op['op']
export const MOST_OPS = 20
