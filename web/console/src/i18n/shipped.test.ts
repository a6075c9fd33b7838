import { readFileSync } from 'node:fs'
import { afterEach, expect, it } from 'vitest'
import { setLanguage } from '.'
import { shippedWords } from './shipped'

afterEach(() => setLanguage('zh-CN'))

/** What the server's own code says. */
function named(file: string, pattern: RegExp): string[] {
  const code = readFileSync(`../src/${file}`, 'utf8').split('#[cfg(test)]')[0]!
  return [...code.matchAll(pattern)].map((match) => match[1]!)
}
const reasons = named('dispatch/rules.rs', /let usual = \[([^\]]+)\]/g).flatMap((list) =>
  [...list.matchAll(/"([^"]+)"/g)].map((match) => match[1]!),
)
const names = [
  ...named('auto_replies/ready_made.rs', /\brule\(\s*"([^"]+)"/g),
  ...named('shifts/rules.rs', /\bpreset\("([^"]+)"/g),
  ...reasons,
  ...named('guard/privacy.rs', /"privacy\.\w+", "([^"]+)"/g),
  ...named('guard/privacy.rs', /source: "([^"]+)"/g),
]

it('everything that a shop begins with has its English', async () => {
  expect(names.length).toBeGreaterThanOrEqual(23)
  for (const name of names) expect(shippedWords(name)).toBe(name)
  await setLanguage('en')
  for (const name of names) expect(shippedWords(name)).toMatch(/^[A-Z][\w:, -]+$/)
})
it('what a shop has worded itself stays as it is', async () => {
  await setLanguage('en')
  expect([shippedWords('双十一'), shippedWords('constructor')]).toEqual(['双十一', 'constructor'])
})
