import type { components } from '@api/schema'
import type { OrderView } from '@console/api/types'

/** What was typed as yuan, in fen: `12`, `12.5`, `1,200.00`, `¥12`; none where it is no amount of money. */
export function fenOf(text: string): number | undefined {
  const plain = text.normalize('NFKC').replace(/[¥￥,\s元]/g, '')
  const found = /^(\d{1,9})(?:\.(\d{0,2}))?$/.exec(plain)
  if (!found) return undefined
  // By digits: 19.99 × 100 is not 1999 in floating point.
  return Number(found[1]) * 100 + Number((found[2] ?? '').padEnd(2, '0'))
}

/** Fen as one types them: `1200`, `12.50`. */
export const yuanOf = (fen: number): string => (fen % 100 === 0 ? String(fen / 100) : (fen / 100).toFixed(2))

/** A higher price as it is typed: freight, and what is added to the price of the goods. */
interface PriceForm {
  freight: string
  surcharge: string
}
export interface Price {
  freight_fen: number
  /** Of all goods together. */
  discount_fen: number
  /** What of it is of single lines. */
  lines?: components['schemas']['LineDiscount'][]
}

/** What a form asks for, or the field that cannot be read or asks for too much. An empty field is nothing. */
export function priceOf({ freight, surcharge }: PriceForm, goods_fen: number): Price | keyof PriceForm {
  const freight_fen = fenOf(freight || '0')
  if (freight_fen === undefined) return 'freight'
  const fen = fenOf(surcharge || '0')
  // The server holds the same: no surcharge reaches the goods' own price.
  if (fen === undefined || fen >= goods_fen) return 'surcharge'
  return { freight_fen, discount_fen: fen === 0 ? 0 : -fen }
}

export const totalOf = (goods_fen: number, { freight_fen, discount_fen }: Price): number =>
  goods_fen + freight_fen - discount_fen

type Costs = Pick<OrderView, 'goods_fen' | 'total_fen' | 'freight_fen'>
/** What is the customer's to agree to, on a card: a higher total, and a higher freight, which does not come back with the goods. */
export const risesTo = (order: Costs, price: Price): boolean =>
  totalOf(order.goods_fen, price) > order.total_fen || price.freight_fen > order.freight_fen

/** The most an agent may take off, by the shop's share of the goods in hundredths of a percent. */
export const mostDiscountOf = (goods_fen: number, most_discount_bp: number): number =>
  Math.floor((goods_fen * most_discount_bp) / 10_000)
