import type { Problem } from '@console/api/problem'
import { i18n, say } from '@console/i18n'
import { placeIn, refusalOf as refusalOfGoods } from '@console/areas/goods/reasons'

/** A refusal; where it is about a count, with it. */
type Refused = Pick<Problem, 'code'> & { amount?: number | null | undefined }

/** Why something of the Assistant was refused, in words of the trade: its own, else those of goods. */
export function refusalOf(problem: Refused | undefined): string {
  if (!problem) return ''
  const key = `assistant.reasons.${problem.code}`
  const counted = `${key}_n`
  if (problem.amount != null && i18n.global.te(counted, 'zh-CN')) return say(counted, { n: problem.amount })
  return i18n.global.te(key, 'zh-CN') ? say(key) : refusalOfGoods(problem)
}

/** The same of one product, with the place of the SKU that it is about. */
export function faultText(fault: Refused & Pick<Problem, 'field'>): string {
  const n = placeIn(fault, 'skus')
  // What goes with it is another product than the one that this is about.
  const why = fault.field?.startsWith('goes_with') ? refusalOfGoods(fault) : refusalOf(fault)
  return n === undefined ? why : say('assistant.batch.sku_fault', { n, why })
}

const MOST_NAMED = 10

/** What is odd about a change that may go on all the same; `skus` are those of which nothing is left to sell. */
export function warningText(code: string, skus: string[] = []): string {
  if (code === 'zero_stock' && skus.length) {
    const named = skus.slice(0, MOST_NAMED).join(say('goods.and'))
    const n = skus.length
    return say(
      n > MOST_NAMED ? 'assistant.warnings.zero_stock_of_many' : 'assistant.warnings.zero_stock_of',
      {
        skus: named,
        n,
      },
    )
  }
  const key = `assistant.warnings.${code}`
  return i18n.global.te(key, 'zh-CN') ? say(key) : say('assistant.warnings.other')
}
