import { fileURLToPath } from 'node:url'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vitest/config'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

export default defineConfig({
  plugins: [vue()],
  resolve: { alias: { '@kit': here('kit'), '@api': here('api'), '@console': here('console/src') } },
  test: {
    environment: 'happy-dom',
    include: ['{kit,widget,storefront,console}/**/*.test.ts'],
    // A page of its own for each file would cost most of the time; modules of its own it gets by the setup.
    pool: 'threads',
    isolate: false,
    // In any order, so that none comes to depend on which ran before it.
    sequence: { shuffle: { files: true } },
    setupFiles: ['scripts/tests.setup.ts'],
  },
})
