import type { QueryClient } from '@tanstack/vue-query'
import { calledBy, dateAt, greetingAt, type Values, type Variable } from '@console/areas/phrases/variables'
import { money } from '@console/format'
import { useReception } from '../reception'

const WAIT_MS = 1_500
const plain = (fen: number) => money(fen).replace(/^¥\s*/, '') + '元'

/** What the variables of a phrase stand for in the open conversation. */
export function usePhraseValues(client: QueryClient) {
  const { shop, row, looking } = useReception()

  const atOnce = (): Values => ({
    customer: calledBy(row.value?.customer),
    nick: shop.membership.member.nick,
    shop: shop.membership.shop.name,
    product: looking.value?.title ?? '',
    date: dateAt(shop.now.value),
    greeting: greetingAt(shop.now.value),
  })

  /** Asks the server only for what is wanted, and not for long: what does not come is filled by hand. */
  async function of(wanted: Set<Variable>): Promise<Values> {
    const asks: Promise<Values>[] = []
    if (wanted.has('price')) asks.push(price())
    if (wanted.has('order') || wanted.has('amount')) asks.push(lastOrder())
    if (!asks.length) return atOnce()
    const late = new Promise<Values[]>((resolve) => setTimeout(() => resolve([]), WAIT_MS))
    const found = await Promise.race([Promise.all(asks), late])
    return Object.assign(atOnce(), ...found)
  }

  async function price(): Promise<Values> {
    const id = looking.value?.product
    if (!id) return {}
    const queryKey = ['product', shop.slug, id]
    const ask = client.fetchQuery({ queryKey, queryFn: () => shop.api.product(id), staleTime: 30_000 })
    const product = await ask.catch(() => undefined)
    const prices = product?.skus.map(({ price_fen }) => price_fen) ?? []
    return prices.length ? { price: plain(Math.min(...prices)) } : {}
  }

  async function lastOrder(): Promise<Values> {
    const customer = row.value?.customer.id
    if (!customer) return {}
    const queryKey = ['orders', shop.slug, customer]
    const ask = client.fetchQuery({ queryKey, queryFn: () => shop.api.orders(customer), staleTime: 30_000 })
    const [last] = (await ask.catch(() => undefined)) ?? []
    return last ? { order: last.no, amount: plain(last.paid_fen || last.goods_fen) } : {}
  }

  return { atOnce, of }
}
