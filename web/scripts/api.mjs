// Types of what the server answers, from ../openapi.json into api/schema.d.ts; `--check` fails if they differ.
import { readFileSync, writeFileSync } from 'node:fs'
import openapiTS, { astToString } from 'openapi-typescript'

const document = JSON.parse(readFileSync(new URL('../../openapi.json', import.meta.url), 'utf8'))
const target = new URL('../api/schema.d.ts', import.meta.url)
const before = '// Made by `npm run api` from openapi.json; not to be edited.\n\n'

/** A schema that is named but not described is some text, as far as anyone can tell; names of operations repeat. */
function mend(node, at = '#') {
  if (Array.isArray(node)) return node.map((part, index) => mend(part, `${at}/${index}`))
  if (typeof node !== 'object' || node === null) return node
  const name = node.$ref?.match(/^#\/components\/schemas\/(.+)$/)?.[1]
  if (name && !document.components.schemas[name]) {
    console.warn(`openapi.json names ${name}, which it does not describe: ${at}`)
    return { type: 'string' }
  }
  const parts = Object.entries(node).filter(([key]) => key !== 'operationId')
  return Object.fromEntries(parts.map(([key, part]) => [key, mend(part, `${at}/${key}`)]))
}

const made = before + astToString(await openapiTS(mend(document)))
if (!process.argv.includes('--check')) writeFileSync(target, made)
else if (readFileSync(target, 'utf8') !== made) {
  console.error('api/schema.d.ts does not agree with openapi.json: npm run api')
  process.exit(1)
}
