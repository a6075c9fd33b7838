import type { Problem } from '@console/api/problem'
import { i18n, say } from '@console/i18n'
import { refusalOf as refusalOfGoods } from '@console/areas/goods/reasons'

/** Why something of the Assistant was refused, in words of the trade: its own, else those of goods. */
export function refusalOf(problem: Pick<Problem, 'code'> | undefined): string {
  if (!problem) return ''
  const key = `assistant.reasons.${problem.code}`
  return i18n.global.te(key, 'zh-CN') ? say(key) : refusalOfGoods(problem)
}

/** What is odd about a change that may go on all the same. */
export function warningText(code: string): string {
  const key = `assistant.warnings.${code}`
  return i18n.global.te(key, 'zh-CN') ? say(key) : say('assistant.warnings.other')
}
