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
    // A page and its modules for each of some eighty files would cost most of the time.
    pool: 'threads',
    isolate: false,
    setupFiles: ['scripts/tests.setup.ts'],
  },
})
