import type { Edit, Goods, GoodsSku } from '@console/areas/goods/goods'
import type { Spread } from './op'
import type { SkuDraft } from './sku-pending'

type Lot = Pick<GoodsSku, 'stock' | 'reserved'>

/** So many pieces of a product, divided among its SKUs as the server does it; never below what orders wait for. None: that is more than all. */
export function spread(skus: readonly Lot[], total: number, rule: Spread): number[] | undefined {
  if (total < sum(skus.map(({ reserved }) => reserved))) return undefined
  if (rule === 'first') return toTheFirst(skus, total)
  return byWeight(skus, total, rule === 'even' ? () => 1 : ({ stock }) => stock)
}

function toTheFirst(skus: readonly Lot[], total: number): number[] {
  const others = skus.slice(1).map(({ reserved }) => reserved)
  return [total - sum(others), ...others]
}

/** A SKU whose share is less than orders wait for gets that; the others share the rest anew. */
function byWeight(skus: readonly Lot[], total: number, weight: (sku: Lot) => number): number[] {
  const parts = skus.map(() => 0)
  let open = [...skus.keys()]
  let left = total
  for (;;) {
    const shares = divided(
      left,
      open.map((at) => weight(skus[at]!)),
    )
    open.forEach((at, n) => (parts[at] = shares[n]!))
    const short = open.filter((at) => parts[at]! < skus[at]!.reserved)
    if (!short.length) return parts
    for (const at of short) {
      parts[at] = skus[at]!.reserved
      left -= parts[at]!
    }
    open = open.filter((at) => !short.includes(at))
  }
}

/** By weight in whole pieces: what is over goes to the largest remainders, the first of two alike. */
function divided(total: number, weights: readonly number[]): number[] {
  const all = BigInt(sum(weights))
  // Where nothing weighs anything there is no share to go by.
  if (all === 0n)
    return weights.length
      ? divided(
          total,
          weights.map(() => 1),
        )
      : []
  // Pieces times pieces is more than a float holds exactly.
  const exact = weights.map((weight) => BigInt(total) * BigInt(weight))
  const parts = exact.map((each) => Number(each / all))
  const byRemainder = exact
    .map((each, at) => ({ at, rest: each % all }))
    .toSorted((one, other) => (one.rest === other.rest ? one.at - other.at : one.rest < other.rest ? 1 : -1))
  const over = total - sum(parts)
  for (const { at } of byRemainder.slice(0, over)) parts[at]!++
  return parts
}

/** What was typed, where it is a number. */
export const numberOf = (value: unknown) => (typeof value === 'number' ? value : undefined)

const sum = (numbers: readonly number[]) => numbers.reduce((one, other) => one + other, 0)

interface ToSet {
  price_fen?: number | undefined
  /** In the house, of all SKUs. */
  stock?: number | undefined
}

/**
 * The table of SKUs after a price and a quantity were typed for the whole product, or for some of its SKUs, which go before it;
 * none where orders wait for more.
 */
export function skuEditOf(
  { skus }: Pick<Goods, 'skus'>,
  to: ToSet,
  rule: Spread,
  typed?: SkuDraft['skus'],
): Edit | undefined {
  const stocks = to.stock === undefined ? undefined : spread(skus, to.stock, rule)
  if (to.stock !== undefined && !stocks) return undefined
  const value = skus.map((sku, at) => {
    const own = typed?.get(sku.id)
    const stock = numberOf(own?.stock?.value) ?? stocks?.[at] ?? sku.stock
    return {
      id: sku.id,
      code: own?.code?.value ?? sku.code,
      barcode: sku.barcode,
      props: sku.props,
      price_fen: numberOf(own?.price?.value) ?? to.price_fen ?? sku.price_fen,
      ...(stock !== sku.stock && { stock, stock_was: sku.stock }),
    }
  })
  return { field: 'skus', value }
}
