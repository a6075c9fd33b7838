// What a first visit downloads, in gzipped JavaScript, against its budget. Run after `npm run build`.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'

const KB = 1024
const dist = fileURLToPath(new URL('../dist/', import.meta.url))
const apps = [
  { name: 'widget', budget: 15 * KB, files: () => ['widget/widget.js'] },
  // Fetched once a card is in the chat, with what it imports. Much of it is words: no kind, fact or refusal goes without.
  { name: 'cards', budget: 12 * KB, files: () => withImports(['widget/parts/cards.js']) },
  { name: 'console', budget: 200 * KB, files: () => firstLoadOf('console') },
  { name: 'storefront', budget: 60 * KB, files: () => firstLoadOf('storefront') },
]

/** The scripts that the page names, and all that they import before anything runs. */
function firstLoadOf(app) {
  const html = readFileSync(`${dist}${app}/index.html`, 'utf8')
  const named = [...html.matchAll(/<(?:script|link)\b[^>]*?(?:src|href)="([^"]+\.js)"/g)].map(
    (match) => match[1],
  )
  return withImports(named.map((url) => fileOf(app, url)))
}

function withImports(files) {
  const found = new Set()
  const visit = (file) => {
    if (found.has(file)) return
    found.add(file)
    for (const imported of importsOf(file)) visit(imported)
  }
  files.forEach(visit)
  return [...found]
}

/** A page's address may carry the prefix under which its app is served. */
function fileOf(app, url) {
  const path = url.replace(/^(\.?\/)+/, '')
  return (
    [`${app}/${path}`, `${app}/${path.split('/').slice(1).join('/')}`].find((file) => read(file)) ??
    fail(`${url} is not in dist/${app}`)
  )
}

function importsOf(file) {
  const code = read(file).toString()
  const imports = code.matchAll(/(?:^|[;}\n])\s*(?:import|export)\b[^;"'`()]*?["'](\.[^"']+)["']/g)
  return [...imports].map((match) => new URL(match[1], `file:///${file}`).pathname.slice(1))
}

function read(file) {
  try {
    return readFileSync(dist + file)
  } catch {
    return undefined
  }
}

function fail(reason) {
  console.error(reason)
  process.exit(1)
}

let isOver = false
for (const { name, budget, files } of apps) {
  const sizes = files().map(
    (file) => gzipSync(read(file) ?? fail(`${file} is missing: build first`), { level: 9 }).length,
  )
  const total = sizes.reduce((sum, size) => sum + size, 0)
  isOver ||= total > budget
  const share = `${(total / KB).toFixed(1)} KB of ${budget / KB} KB`
  console.log(`${name.padEnd(11)}${share.padEnd(22)}${total > budget ? 'OVER BUDGET' : 'ok'}`)
}
process.exit(isOver ? 1 : 0)
