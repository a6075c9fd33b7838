import type { RatingRulesView } from '@console/api/types'

/** The rules as one types them: reasons a line each. */
export type RatingForm = Omit<RatingRulesView['rules'], 'good' | 'bad'> & { good: string; bad: string }

export const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)

/** The field that a refusal is about. */
export const fieldOf = (code: string | undefined): 'hours' | 'good' | 'bad' | undefined =>
  (({ bad_rating_hours: 'hours', bad_good_reasons: 'good', bad_bad_reasons: 'bad' }) as const)[
    (code ?? '') as 'bad_rating_hours'
  ]
