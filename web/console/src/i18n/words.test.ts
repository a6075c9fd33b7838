import { afterEach, expect, it } from 'vitest'
import { i18n, setLanguage } from '.'
import en from './en'
import type { AreaWords } from './learn'
import zh from './zh-CN'

type Tree = { [key: string]: string | Tree }
const areas = import.meta.glob<{ default: AreaWords }>(
  ['../areas/**/words.ts', '../areas/**/words/*.ts', '../areas/**/asking-words.ts'],
  { eager: true },
)
const everything: [string, Tree, Tree][] = [
  ['console', zh, en],
  ...Object.entries(areas).map(
    ([file, { default: words }]) => [file, words['zh-CN'], words.en] as [string, Tree, Tree],
  ),
]
const flat = (tree: Tree, at = ''): [string, string][] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[at + key, value] as [string, string]] : flat(value, `${at}${key}.`),
  )
const holes = (words: string) => [...words.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort()
afterEach(() => setLanguage('zh-CN'))

it.each(everything)('says the same things in both languages, with the same values: %s', (_, zh, en) => {
  const english = new Map(flat(en))
  expect([...english.keys()].sort()).toEqual(
    flat(zh)
      .map(([key]) => key)
      .sort(),
  )
  for (const [key, words] of flat(zh))
    expect([key, holes(english.get(key) ?? '')]).toEqual([key, holes(words)])
})
it('teaches no key twice: the area that is loaded last would win', () => {
  for (const language of [1, 2] as const) {
    const taught = everything.flatMap((area) => flat(area[language]).map(([key]) => key))
    expect(taught.filter((key, at) => taught.indexOf(key) !== at)).toEqual([])
  }
})
it('leaves to the words what stands between them: a Chinese mark looks wrong in English', () => {
  const screens = import.meta.glob<string>('../**/*.vue', { query: '?raw', import: 'default', eager: true })
  const mark = /\}\}[：；、，（]|[：；、，（](\{\{|\$\{)|join\('[：；、]'\)/
  const marked = Object.entries(screens).filter(([, code]) => mark.test(code))
  expect(marked.map(([file]) => file)).toEqual([])
})
it('says everything without tripping over a letter', async () => {
  for (const language of ['zh-CN', 'en'] as const) {
    await setLanguage(language)
    for (const [, tree] of everything)
      for (const [key] of flat(tree))
        expect(i18n.global.t(key).length, `${language}: ${key}`).toBeGreaterThan(0)
  }
})
