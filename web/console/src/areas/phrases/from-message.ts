import type { PhraseForm } from '@console/api/types'
import { emptyForm } from './phrases'

const TITLE_CHARS = 20

/** What was said to one customer, as a phrase for all: their name gives way to the variable. */
export function phraseFrom(text: string, customer: string | undefined): PhraseForm {
  const without = (instead: string) => (customer ? text.replaceAll(customer, instead) : text)
  const line = without('').trim().split('\n')[0]!
  const title = [...line].slice(0, TITLE_CHARS).join('')
  return { ...emptyForm(), title, body: without('{客户昵称}') }
}
