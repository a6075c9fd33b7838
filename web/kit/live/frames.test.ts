import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const read = (path: string) => readFileSync(join(__dirname, path), 'utf8')
const page = read('../../../docs/protocol.md')
const code = read('frames.ts')

/** What stands between two marks; each is there once. */
function between(text: string, from: string, to: string): string {
  const [, rest = '', ...more] = text.split(from)
  expect([from, more.length, rest.includes(to)]).toEqual([from, 0, true])
  return rest.split(to)[0]!
}
const names = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, name]) => name!).sort()

/** The first cells of a table: "| `ack` | …". */
const inTable = (heading: string, end: string) => names(between(page, heading, end), /^\| `(\w+)` \|/gm)

/** The `type` of every frame of a union, those of the interfaces it names among them. */
function inUnion(union: string, ...interfaces: string[]): string[] {
  const parts = interfaces.map((name) => between(code, `export interface ${name} {\n`, '\n}'))
  // A union ends where the next declaration or the file does.
  const body = between(`${code}\nexport`, `export type ${union} =\n`, '\nexport')
  return names([body, ...parts].join('\n'), /\btype: ((?:'\w+'(?: \| )?)+)/g)
    .flatMap((types) => names(types, /'(\w+)'/g))
    .sort()
}
const interfaces = ['Welcome', 'Ack', 'Page', 'Resumed', 'Refusal']

it('knows every frame that the page says a server sends, and no other', () => {
  expect(inUnion('ServerFrame', ...interfaces)).toEqual(inTable('### Server to client\n', '\n**'))
})
it('names in the test each interface that the union names', () => {
  const body = between(`${code}\nexport`, 'export type ServerFrame =\n', '\nexport')
  expect(names(body, /^ {2}\| (\w+)$/gm)).toEqual(interfaces.sort())
})
it('says every frame that the page says a client sends, and no other', () => {
  const sent = between(code, 'type SendOf<K extends keyof SendBodies> = {', '}')
  const types = [...inUnion('Order'), ...inUnion('ClientFrame'), ...names(sent, /type: '(\w+)'/g)].sort()
  expect(types).toEqual(inTable('### Client to server\n', '\n`client_id`'))
})
