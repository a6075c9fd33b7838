import { expect, it } from 'vitest'
import { marksOf } from './highlight'
import { partsOf } from './links'

const links = (text: string) =>
  partsOf(text)
    .filter(({ kind }) => kind === 'link')
    .map(({ text }) => text)

it('finds an address and ends it before Chinese text', () => {
  expect(links('请看https://a.cn/x?b=1，谢谢')).toEqual(['https://a.cn/x?b=1'])
})
it('leaves punctuation at the end outside', () =>
  expect(links('see http://a.cn/b).')).toEqual(['http://a.cn/b']))
it('makes nothing of other schemes', () => {
  expect(links('javascript:alert(1) data:text/html,x file:///etc/passwd')).toEqual([])
})
it('loses no letter', () => {
  const text = '<b>a</b> https://x.cn/ 和 http://y.cn。完'
  expect(
    partsOf(text)
      .map((part) => part.text)
      .join(''),
  ).toBe(text)
})
it('marks what was searched for, whatever its case', () => {
  expect(marksOf('ENF 级 enf', 'Enf')).toEqual([
    { text: 'ENF', isFound: true },
    { text: ' 级 ', isFound: false },
    { text: 'enf', isFound: true },
  ])
})
