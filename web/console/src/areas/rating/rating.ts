import type { RatingRulesView } from '@console/api/types'

/** The rules as one types them: reasons a line each. */
export type RatingForm = Omit<RatingRulesView['rules'], 'good' | 'bad'> & { good: string; bad: string }

export const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)

export function formOf({ good, bad, ...rest }: RatingRulesView['rules']): RatingForm {
  return { ...rest, good: good.join('\n'), bad: bad.join('\n') }
}
export function rulesOf({ good, bad, hours, ...rest }: RatingForm): RatingRulesView['rules'] {
  return { ...rest, hours: Number(hours) || 0, good: linesOf(good), bad: linesOf(bad) }
}

/** The field that a refusal is about. */
export const fieldOf = (code: string | undefined): 'hours' | 'good' | 'bad' | undefined =>
  (({ bad_rating_hours: 'hours', bad_good_reasons: 'good', bad_bad_reasons: 'bad' }) as const)[
    (code ?? '') as 'bad_rating_hours'
  ]
