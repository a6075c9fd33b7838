import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const folders = [__dirname, join(__dirname, '../../kit/ui')]
const sources = folders.flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(vue|ts)$/.test(name) && !name.endsWith('.test.ts'))
    .map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') })),
)
const withText = (pattern: RegExp) => sources.filter(({ text }) => pattern.test(text)).map(({ name }) => name)

it('reads the sources', () => expect(sources.length).toBeGreaterThan(60))
it('never turns text into HTML', () => {
  expect(withText(/v-html|innerHTML|outerHTML|insertAdjacentHTML|document\.write/)).toEqual([])
})
it('has no inline style attribute, which the content policy would drop', () => {
  expect(withText(/\sstyle="/)).toEqual([])
})
it('makes no code from text', () => expect(withText(/\beval\(|new Function\(/)).toEqual([]))
