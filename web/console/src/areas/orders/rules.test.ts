import { expect, it } from 'vitest'
import { formOf, rulesOf } from './rules'

const rules = {
  pay_within_min: 1_505,
  confirm_after_days: 10,
  most_discount_bp: 1_250,
  flag_names: ['', '加急', '', '', '', ''],
}

it('shows minutes as hours and minutes and hundredths as percent, and reads the same again', () => {
  expect(formOf(rules)).toMatchObject({ hours: 25, minutes: 5, percent: 12.5 })
  expect(rulesOf(formOf(rules))).toEqual(rules)
})
it('loses nothing to fractions', () => {
  for (const most_discount_bp of [1, 29, 57, 1_155, 9_999])
    expect(rulesOf(formOf({ ...rules, most_discount_bp })).most_discount_bp).toBe(most_discount_bp)
})
it('trims names, and takes an emptied field for nothing', () => {
  const form = {
    ...formOf(rules),
    hours: '' as const,
    minutes: 4,
    flag_names: [' 加急 ', '', '', '', '', ''],
  }
  expect(rulesOf(form)).toMatchObject({ pay_within_min: 4, flag_names: ['加急', '', '', '', '', ''] })
})
