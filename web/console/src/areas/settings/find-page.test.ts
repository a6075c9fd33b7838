import { expect, it } from 'vitest'
import en from '@console/i18n/en'
import zh from '@console/i18n/zh-CN'
import { foundBy, waysTo } from './find-page'
import { sections } from './sections'

type Names = Record<string, string>
const { sections: chinese } = zh.settings as { sections: Names }
const { sections: english } = en.settings as { sections: Names }
const ids = sections.map(({ id }) => id)
const pagesFor = (typed: string) => ids.filter((id) => foundBy(id, typed))

it('knows every page by its name, in both languages', () => {
  for (const id of ids) {
    expect([id, foundBy(id, chinese[id]!)]).toEqual([id, chinese[id]])
    expect([id, foundBy(id, english[id]!)]).not.toEqual([id, undefined])
  }
})
it('spells each character of a name', () => {
  for (const { words, syllables } of ids.flatMap(waysTo))
    if (syllables.length) expect([words, syllables.length]).toEqual([words, [...words].length])
})
it.each([
  ['fenliu', 'dispatch'],
  ['fl', 'dispatch'],
  ['fen l', 'dispatch'],
  ['cy', 'staff'],
  ['duanyu', 'phrases'],
  ['dy', 'phrases'],
  ['改密码', 'profile'],
  ['gmm', 'profile'],
  ['节假日', 'calendar'],
  ['Dispatch', 'dispatch'],
])('finds by %s the page %s', (typed, page) => {
  expect(pagesFor(typed)).toContain(page)
})
it('finds nothing by nothing, by one letter, or by the inside of a syllable', () => {
  for (const typed of ['', ' ', 'f', 'enliu', 'zzz']) expect(pagesFor(typed)).toEqual([])
})
