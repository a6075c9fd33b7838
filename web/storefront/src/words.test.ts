import { expect, it } from 'vitest'
import { refusals as english } from '@kit/refusals/en'
import { refusals as chinese } from '@kit/refusals/zh-CN'

const files = import.meta.glob<{ words: Record<string, string> }>('./words/*.ts', { eager: true })

it.each([
  ['zh-CN', chinese],
  ['en', english],
])('teaches no key twice: the later one would win (%s)', (language, refusals) => {
  const ofLanguage = Object.entries(files).filter(([file]) => file.endsWith(`${language}.ts`))
  expect(ofLanguage.length).toBeGreaterThanOrEqual(6)
  const taught = [refusals, ...ofLanguage.map(([, { words }]) => words)].flatMap((words) =>
    Object.keys(words),
  )
  expect(taught.filter((key, at) => taught.indexOf(key) !== at)).toEqual([])
})
