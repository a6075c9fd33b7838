import { expect, it } from 'vitest'
import zh from '@console/i18n/zh-CN'
import { fieldOf, formOf, linesOf, rulesOf } from './rating'

it('reads reasons a line each and has a sentence for each refusal', () => {
  expect(linesOf(' 回复太慢 \n\n态度不好')).toEqual(['回复太慢', '态度不好'])
  const codes = ['bad_rating_hours', 'bad_good_reasons', 'bad_bad_reasons']
  expect(codes.map(fieldOf)).toEqual(['hours', 'good', 'bad'])
  expect(codes.filter((code) => !(code in zh.errors))).toEqual([])
})
it('knows whether what is typed says anything new', () => {
  const rules = { is_on: true, scale: 'stars', hours: 24, good: ['快'], bad: [] } as const
  const form = formOf({ ...rules, good: [...rules.good], bad: [] })
  expect(rulesOf({ ...form, good: '快\n\n' })).toEqual(rulesOf(form))
  expect(rulesOf({ ...form, good: '快\n准' })).not.toEqual(rulesOf(form))
})
