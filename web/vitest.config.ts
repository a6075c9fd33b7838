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
    // A thread for each file: what a page left running, or shared, made others fail. It costs a minute beside the build of the server.
    pool: 'threads',
    setupFiles: ['scripts/tests.setup.ts'],
  },
})
