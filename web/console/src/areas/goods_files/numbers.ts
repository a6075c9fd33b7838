import type { components } from '@api/schema'
import { get, put } from '@console/api/client'
import type { Shop } from '@console/live/shop'

type Schemas = components['schemas']
export type TaobaoNumber = Schemas['TaobaoNumber']
export type TaobaoNumbers = Schemas['TaobaoNumbers']
export type Named = Schemas['NamedTaobaoNumber']

/** What Taobao's numbers are called in the shop, on the server. */
export function numbersOf(shop: string) {
  const at = `/api/shops/${shop}`
  return {
    all: (isOnlyUnnamed: boolean) =>
      get<TaobaoNumbers>(`${at}/taobao-numbers`, { query: { unnamed: isOnlyUnnamed ? 'true' : undefined } }),
    ofImport: (id: string) => get<TaobaoNumbers>(`${at}/goods-imports/${id}/numbers`),
    name: (names: Named[]) => put<Schemas['JobView']>(`${at}/taobao-numbers`, { names }),
  }
}

export const keys = {
  all: (shop: Shop) => ['taobao-numbers', shop.slug],
  some: (shop: Shop, which: unknown) => ['taobao-numbers', shop.slug, which],
}

type Which = Pick<TaobaoNumber, 'kind' | 'number'>
export const keyOf = ({ kind, number }: Which) => `${kind}/${number}`

/** All rows are read for an answer: once a visit, and again where names were saved. */
export const onceAVisit = {
  staleTime: Infinity,
  refetchOnWindowFocus: false,
  refetchOnMount: 'always',
} as const

/** What was typed, by `keyOf`. */
export type Draft = Record<string, string>

/** Names that are not what they were; one that was emptied is taken away. */
export const namesIn = (draft: Draft, list: TaobaoNumber[]): Named[] =>
  list.flatMap((one) => {
    const typed = draft[keyOf(one)]
    const name = typed?.trim() || null
    const isNew = typed !== undefined && name !== (one.name ?? null)
    return isNew ? [{ kind: one.kind, number: one.number, name }] : []
  })

interface Pasted {
  draft: Draft
  /** Rows whose number is not in the list, or that have no name. */
  rest: number
}

/** Two columns of a spreadsheet, number and name; none: it is no such thing. */
export function pasted(text: string, list: TaobaoNumber[]): Pasted | undefined {
  const rows = text.split(/\r?\n/).filter((line) => line.trim())
  const pairs = rows.map((line) => line.split('\t').map((cell) => cell.trim()))
  if (!pairs.length || pairs.some((cells) => cells.length < 2)) return undefined
  const found = pairs.map(([number = '', name = '']) => ({ name, one: meant(number, list) }))
  const named = found.filter(({ name, one }) => name && one)
  const draft = Object.fromEntries(named.map(({ name, one }) => [keyOf(one!), name]))
  return { draft, rest: found.length - named.length }
}

/** The one that has the number; of a value its own part is enough where no other has it. */
function meant(typed: string, list: TaobaoNumber[]): TaobaoNumber | undefined {
  const number = typed.replace('：', ':')
  const whole = list.filter((one) => one.number === number)
  const those = whole.length ? whole : list.filter((one) => number && one.number.endsWith(`:${number}`))
  return those.length === 1 ? those[0] : undefined
}
