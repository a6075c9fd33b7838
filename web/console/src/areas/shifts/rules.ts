import type { ShiftRules } from './shifts'

/** What is wrong with the rules as they stand in the form, by field: the server refuses the same. */
export function faultsOf(rules: ShiftRules, leastOf: Record<string, number>): Map<string, string> {
  const faults = new Map<string, string>()
  const check = (at: string, code: string, is: boolean) => is || faults.set(at, code)
  for (const field of ['early_min', 'late_min', 'remind_min'] as const)
    check(field, 'bad_minutes', isWithin(rules[field], 120))
  check('least', 'bad_least', isWithin(rules.least, 100))
  for (const [group, least] of Object.entries(leastOf))
    check(`least_of.${group}`, 'bad_least', isWithin(least, 100))
  rules.presets.forEach(({ name, span }, at) => {
    check(`presets.${at}.name`, 'bad_preset', isWord(name) && rules.presets.findIndex(isCalled(name)) === at)
    check(`presets.${at}.span`, 'bad_span', span.from !== span.to)
  })
  return faults
}

/** An emptied field holds an empty text. */
const isWithin = (n: number, most: number) => Number.isInteger(n) && n >= 0 && n <= most
const isWord = (name: string) => name.trim().length > 0 && [...name.trim()].length <= 20
const isCalled = (name: string) => (preset: { name: string }) => preset.name.trim() === name.trim()

/** The field of the dialog that a refusal is about. */
export const fieldOf = (code: string | undefined): 'times' | 'days' | 'members' | undefined =>
  (({ bad_span: 'times', bad_date: 'days', bad_member: 'members' }) as const)[code as 'bad_span']
