import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { expect, it } from 'vitest'

const folders = ['console', 'storefront', 'widget', 'kit'].map((name) => join(__dirname, '../..', name))
const sources = folders.flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(vue|ts|html)$/.test(name) && !name.endsWith('.test.ts'))
    .map((name) => ({ name: join(basename(folder), name), text: readFileSync(join(folder, name), 'utf8') })),
)
const withText = (pattern: RegExp) => sources.filter(({ text }) => pattern.test(text)).map(({ name }) => name)

it('reads the sources of every page', () => {
  expect(sources.length).toBeGreaterThan(250)
  for (const name of ['console/src/main.ts', 'storefront/src/App.vue', 'widget/src/main.ts', 'kit/ui/tip.ts'])
    expect(sources.map((source) => source.name)).toContain(name)
})
it('never turns text into HTML', () => {
  expect(withText(/v-html|innerHTML|outerHTML|insertAdjacentHTML|document\.write/)).toEqual([])
})
it('has no inline style attribute, which the content policy would drop', () => {
  expect(withText(/\sstyle="/)).toEqual([])
})
it('makes no code from text', () => expect(withText(/\beval\(|new Function\(/)).toEqual([]))
