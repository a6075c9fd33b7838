import { expect, it } from 'vitest'
import { i18n, setLanguage } from '.'
import en from './en'
import zh from './zh-CN'

type Tree = { [key: string]: string | Tree }
const flat = (tree: Tree, at = ''): [string, string][] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[at + key, value] as [string, string]] : flat(value, `${at}${key}.`),
  )
const holes = (words: string) => [...words.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort()

it('says the same things in both languages, with the same values', () => {
  const english = new Map(flat(en))
  for (const [key, words] of flat(zh))
    expect([key, holes(english.get(key) ?? '')]).toEqual([key, holes(words)])
})
it('says everything without tripping over a letter', async () => {
  for (const language of ['zh-CN', 'en'] as const) {
    await setLanguage(language)
    for (const [key] of flat(zh)) expect(i18n.global.t(key).length).toBeGreaterThan(0)
  }
  await setLanguage('zh-CN')
})
