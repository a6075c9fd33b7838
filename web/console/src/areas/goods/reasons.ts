import type { Problem } from '@console/api/problem'
import { i18n, problemText, say } from '@console/i18n'

/** Why something of the goods was refused, in words of the trade; what is no matter of the trade is said as everywhere. */
export function refusalOf(problem: Pick<Problem, 'code'> | undefined): string {
  if (!problem) return ''
  const key = `goods.reasons.${problem.code}`
  return i18n.global.te(key, 'zh-CN') ? say(key) : problemText(problem)
}

/** Whether a refusal is about `field` or something in it: `skus.3.price_fen` is about `skus`. */
export const isAbout = (problem: Pick<Problem, 'field'> | undefined, field: string): boolean =>
  problem?.field === field || Boolean(problem?.field?.startsWith(`${field}.`))

/** The place of a list that a refusal names, from 1 on as people count. */
export function placeIn(problem: Pick<Problem, 'field'> | undefined, field: string): number | undefined {
  const found = isAbout(problem, field) ? /^\.(\d+)/.exec(problem!.field!.slice(field.length)) : undefined
  return found ? Number(found[1]) + 1 : undefined
}
