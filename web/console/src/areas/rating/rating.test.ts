import { expect, it } from 'vitest'
import zh from '@console/i18n/zh-CN'
import { fieldOf, linesOf } from './rating'

it('reads reasons a line each and has a sentence for each refusal', () => {
  expect(linesOf(' 回复太慢 \n\n态度不好')).toEqual(['回复太慢', '态度不好'])
  const codes = ['bad_rating_hours', 'bad_good_reasons', 'bad_bad_reasons']
  expect(codes.map(fieldOf)).toEqual(['hours', 'good', 'bad'])
  expect(codes.filter((code) => !(code in zh.errors))).toEqual([])
})
