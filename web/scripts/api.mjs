// Types of what the server answers, from ../openapi.json into api/schema.d.ts; `--check` fails if they differ.
import { readFileSync, writeFileSync } from 'node:fs'
import openapiTS, { astToString } from 'openapi-typescript'

const document = JSON.parse(readFileSync(new URL('../../openapi.json', import.meta.url), 'utf8'))
const target = new URL('../api/schema.d.ts', import.meta.url)

const made =
  '// Made by `npm run api` from openapi.json; not to be edited.\n\n' + astToString(await openapiTS(document))
if (!process.argv.includes('--check')) writeFileSync(target, made)
else if (readFileSync(target, 'utf8') !== made) {
  console.error('api/schema.d.ts does not agree with openapi.json: npm run api')
  process.exit(1)
}
