import type { OrderView } from '@console/api/types'
import { money } from '@console/format'
import { say } from '@console/i18n'
import { fenOf, yuanOf, type Price } from './money'

type Line = Pick<OrderView['lines'][number], 'total_fen' | 'discount_fen'>

/** A changed price as it is typed: the freight, and of each line what is added to it or, negative, taken off. */
interface LinesForm {
  freight: string
  lines: string[]
}
/** Why a form is no price, and of which line. */
export interface Refused {
  why: 'freight' | 'amount' | 'below_nothing' | 'nothing_left' | 'added_too_much'
  line?: number
}
export type Unit = 'yuan' | 'percent'

const sum = (fen: number[]): number => fen.reduce((all, each) => all + each, 0)
const pricesOf = (lines: Line[]): number[] => lines.map(({ total_fen }) => total_fen)

export const linesFormOf = (order: Pick<OrderView, 'freight_fen'> & { lines: Line[] }): LinesForm => ({
  freight: yuanOf(order.freight_fen),
  lines: order.lines.map(({ discount_fen }) => yuanOf(-discount_fen)),
})

/** What was typed as yuan with a sign, in fen; nothing typed is nothing added. */
export function addedOf(text: string): number | undefined {
  const plain = text.normalize('NFKC').trim().replace('−', '-')
  const fen = fenOf(plain.replace(/^[+-]/, '') || '0')
  return fen && plain.startsWith('-') ? -fen : fen
}

/** What a line costs then, with what was typed. */
export function costOf({ total_fen }: Line, text: string): number | undefined {
  const added = addedOf(text)
  return added === undefined ? undefined : total_fen + added
}

export const isRefused = (tried: Price | Refused): tried is Refused => 'why' in tried

/** What a form asks for, or why it cannot be: no line below nothing, and neither what is off nor what is added reaches the goods. */
export function linePriceOf(form: LinesForm, lines: Line[]): Price | Refused {
  const freight_fen = fenOf(form.freight || '0')
  if (freight_fen === undefined) return { why: 'freight' }
  const discounts: number[] = []
  for (const [line, { total_fen }] of lines.entries()) {
    const added = addedOf(form.lines[line] ?? '')
    if (added === undefined) return { why: 'amount', line }
    if (total_fen + added < 0) return { why: 'below_nothing', line }
    discounts.push(added ? -added : 0)
  }
  const goods = sum(pricesOf(lines))
  if (sum(discounts) >= goods) return { why: 'nothing_left' }
  if (sum(discounts.map((fen) => Math.max(0, -fen))) >= goods) return { why: 'added_too_much' }
  const named = discounts.map((discount_fen, line) => ({ line, discount_fen }))
  return {
    freight_fen,
    discount_fen: sum(discounts),
    lines: named.filter(({ discount_fen }) => discount_fen !== 0),
  }
}

/** What is taken off lines, whatever is added to others: limits are about this. */
export const takenOffOf = (lines: Pick<Line, 'discount_fen'>[]): number =>
  sum(lines.map(({ discount_fen }) => Math.max(0, discount_fen)))

/**
 * An amount over lines in proportion to their prices, to the fen: each gets the whole fen of its part, and the fen that are left go
 * one each to the largest fractions, of equal ones to the first.
 */
export function spread(fen: number, prices: number[]): number[] {
  const whole = BigInt(sum(prices))
  if (whole === 0n) return prices.map(() => 0)
  // A large amount times a large price is no exact number otherwise.
  const parts = prices.map((price) => BigInt(Math.abs(fen)) * BigInt(price))
  const given = parts.map((part) => Number(part / whole))
  const missing = Math.abs(fen) - sum(given)
  const byFraction = parts.map((part, at) => ({ at, left: Number(part % whole) }))
  byFraction.sort((a, b) => b.left - a.left || a.at - b.at)
  for (const { at } of byFraction.slice(0, missing)) given[at]! += 1
  return given.map((each) => (fen < 0 && each ? -each : each))
}

/** What each line's field says where one amount, or a percentage of the goods, is spread over all; none where it is no number. */
export function spreadOf(text: string, unit: Unit, lines: Line[]): string[] | undefined {
  const typed = text.trim() ? addedOf(text.replace(/[%％]/, '')) : undefined
  if (typed === undefined) return undefined
  const prices = pricesOf(lines)
  const part = Math.sign(typed) * Math.floor((sum(prices) * Math.abs(typed) + 5_000) / 10_000)
  return spread(unit === 'yuan' ? typed : part, prices).map(yuanOf)
}

const signed = (fen: number): string => (fen > 0 ? `+${money(fen)}` : money(fen))

/** What a price was changed to, in words. */
export function priceText({ freight_fen, discount_fen, lines = [] }: Price, titles: string[]): string {
  const amounts = { amount: money(Math.abs(discount_fen)), freight: money(freight_fen) }
  const whole = say(discount_fen < 0 ? 'trade.price.told_more' : 'trade.price.told', amounts)
  const each = lines.map(
    (of) => `${titles[of.line] ?? say('trade.price.nth', { n: of.line + 1 })} ${signed(-of.discount_fen)}`,
  )
  return [whole, ...each].join(say('words.also'))
}
