import { expect, it } from 'vitest'
import { bytes, moneyFrom, nameText } from './format'
import { setLanguage } from './i18n'

it('says from which price a product is sold', () => {
  expect(moneyFrom(198_000, 238_000)).toBe('¥1,980 起')
  expect(moneyFrom(198_000, 198_000)).toBe('¥1,980')
  // Cards that were sent before they told it.
  expect(moneyFrom(198_000)).toBe('¥1,980')
})
it('says how large a file is, as the customer is told', () => {
  expect([1, 1_024, 1_025, 1_048_575, 1_048_576, 1_572_864].map(bytes)).toEqual([
    '1 KB',
    '1 KB',
    '2 KB',
    '1,024 KB',
    '1 MB',
    '1.5 MB',
  ])
})
it('says names that the server made up in the words of whoever reads', async () => {
  const names = ['访客 1653', '访客1653', '自动回复', '售后消息', '访客先生']
  expect(names.map(nameText)).toEqual(names)
  await setLanguage('en')
  expect(names.map(nameText)).toEqual([
    'Visitor 1653',
    'Visitor 1653',
    'Automatic reply',
    'After-sale news',
    '访客先生',
  ])
  await setLanguage('zh-CN')
})
