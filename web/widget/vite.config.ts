import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { build, defineConfig, type InlineConfig, type Plugin } from 'vite'
import { tokens } from './tokens'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const parts = ['cards', 'media', 'emoji', 'upload', 'rating', 'barred', 'en']
const base: InlineConfig = {
  root: here('.'),
  configFile: false,
  publicDir: false,
  resolve: { alias: { '@kit': here('../kit') } },
}

/** Parts are fetched by this build's number, so that a cached one never meets another first load. */
function buildNumber(): string {
  const hash = createHash('sha256')
  for (const dir of ['src', 'parts', '../kit'].map(here)) {
    const files = readdirSync(dir, { recursive: true, encoding: 'utf8' }).filter((file) =>
      /\.(ts|css)$/.test(file),
    )
    for (const file of files.sort()) hash.update(readFileSync(`${dir}/${file}`))
  }
  return hash.digest('hex').slice(0, 10)
}

/** An IIFE cannot be split, so the parts are built beside it as modules of their own. */
function buildParts(): Plugin {
  const input = Object.fromEntries(parts.map((name) => [name, here(`parts/${name}.ts`)]))
  return {
    name: 'yingke-parts',
    apply: 'build',
    async closeBundle() {
      const rolldownOptions = {
        input,
        preserveEntrySignatures: 'strict' as const,
        output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      }
      const output = {
        outDir: here('../dist/widget/parts'),
        emptyOutDir: true,
        target: 'es2022',
        modulePreload: false as const,
      }
      await build({ ...base, logLevel: 'warn', build: { ...output, rolldownOptions } })
    },
  }
}

export default defineConfig({
  ...base,
  plugins: [tokens(), buildParts()],
  define: { __BUILD__: JSON.stringify(buildNumber()) },
  build: {
    outDir: here('../dist/widget'),
    emptyOutDir: true,
    target: 'es2022',
    lib: { entry: here('src/main.ts'), formats: ['iife'], name: 'YingkeWidget', fileName: () => 'widget.js' },
  },
})
