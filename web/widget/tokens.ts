import { readFileSync } from 'node:fs'
import type { Plugin } from 'vite'

const NAME = 'virtual:tokens'
const tokensFile = new URL('../kit/tokens.css', import.meta.url)
const styleFiles = [
  'src/style.css',
  'parts/cards.css',
  'parts/media.css',
  'parts/emoji.css',
  'parts/upload.css',
]

/** The design tokens that the widget uses, moved from the page's root to the shadow root's host. */
export function tokens(): Plugin {
  return {
    name: 'yingke-tokens',
    resolveId: (id) => (id === NAME ? `\0${NAME}` : undefined),
    load: (id) => (id === `\0${NAME}` ? `export default ${JSON.stringify(hostRules())}` : undefined),
  }
}

function hostRules(): string {
  const css = readFileSync(tokensFile, 'utf8')
  const used = new Set(styleFiles.flatMap((file) => read(file).match(/--yk-[\w-]+/g) ?? []))
  const light = pick(css, /data-theme='light'\] \{([^}]+)\}/, used)
  const dark = pick(css, /\n\[data-theme='dark'\] \{([^}]+)\}/, used)
  const system = `@media(prefers-color-scheme:dark){:host(:not([data-theme=light])){${dark}}}`
  return `:host{${light}}${system}:host([data-theme=dark]){${dark}}`
}

function pick(css: string, block: RegExp, used: Set<string>): string {
  const body = css.match(block)?.[1]
  if (!body) throw new Error(`kit/tokens.css has no block like ${block}`)
  // The build takes text of its own as it is: what a style sheet would be spared is left out here.
  const declarations = body.split(';').map((line) => line.trim().replace(': ', ':').replaceAll(', ', ','))
  return declarations
    .filter((line) => line.startsWith('color-scheme') || used.has(line.split(':')[0]!))
    .join(';')
}

function read(file: string): string {
  return readFileSync(new URL(file, import.meta.url), 'utf8')
}
