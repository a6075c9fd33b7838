import { namesOf } from '@console/variables'

/** What a phrase may leave open: the name in Chinese, and the one scripts write. The server knows the same. */
export const VARIABLES = [
  ['客户昵称', 'customer'],
  ['客服昵称', 'nick'],
  ['店铺', 'shop'],
  ['商品', 'product'],
  ['价格', 'price'],
  ['订单号', 'order'],
  ['订单金额', 'amount'],
  ['日期', 'date'],
  ['问候', 'greeting'],
] as const
export type Variable = (typeof VARIABLES)[number][1]
export type Values = Partial<Record<Variable, string>>

const WRITTEN = /\{([\p{L}\p{N}_]{1,20})\}/gu
const known = new Map<string, Variable>(
  VARIABLES.flatMap(([zh, en]) => [en, ...namesOf(zh)].map((name) => [name, en] as const)),
)
const chinese = new Map<Variable, string>(VARIABLES.map(([zh, en]) => [en, zh]))

/** Which variables a text leaves open. */
export const variablesIn = (text: string): Set<Variable> =>
  new Set([...text.matchAll(WRITTEN)].flatMap(([, name]) => known.get(name!) ?? []))

/** All of them as one writes them, for whoever wrote another. */
export const allWritten = () => VARIABLES.map(([zh]) => `{${zh}}`).join(' ')

/** The first name in braces that nobody knows. */
export const unknownIn = (text: string): string | undefined =>
  [...text.matchAll(WRITTEN)].map(([, name]) => name!).find((name) => !known.has(name))

/** Fills in what there is; what there is not stays, by its Chinese name, to be seen and filled by hand. */
export const fill = (text: string, values: Values): string =>
  text.replace(WRITTEN, (whole, name: string) => {
    const variable = known.get(name)
    return variable ? values[variable] || `{${chinese.get(variable)}}` : whole
  })

export interface Unfilled {
  name: string
  from: number
  to: number
}
/** Variables still open in what is about to be sent. */
export const unfilledIn = (text: string): Unfilled[] =>
  [...text.matchAll(WRITTEN)]
    .filter(([, name]) => known.has(name!))
    .map((match) => ({ name: match[1]!, from: match.index, to: match.index + match[0].length }))

/** How one speaks to a customer. A made-up name such as 访客 4821 is no way to: automatic replies say the same. */
export const calledBy = (customer?: { name: string; known: boolean }) =>
  customer?.known ? customer.name : '亲'

/** 上午好, 下午好 or 晚上好, by the shop's hour. */
export function greetingAt(ms: number): string {
  const hour = new Date(ms + 8 * 3_600_000).getUTCHours()
  if (hour >= 5 && hour < 12) return '上午好'
  return hour >= 12 && hour < 18 ? '下午好' : '晚上好'
}
/** 11月28日, in the shop's time. */
export function dateAt(ms: number): string {
  const day = new Date(ms + 8 * 3_600_000)
  return `${day.getUTCMonth() + 1}月${day.getUTCDate()}日`
}
