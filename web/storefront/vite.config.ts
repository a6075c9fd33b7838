import { fileURLToPath } from 'node:url'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vite'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const server = process.env.YINGKE_SERVER ?? 'http://localhost:8080'

export default defineConfig({
  root: here('.'),
  base: '/store/',
  plugins: [vue()],
  resolve: { alias: { '@kit': here('../kit') } },
  server: {
    proxy: { '/api': server, '/files': server, '/widget': server, '/ws': { target: server, ws: true } },
  },
  build: {
    outDir: here('../dist/storefront'),
    emptyOutDir: true,
    target: 'es2022',
    // Inlined assets would need `data:` in places where the policy allows it for pictures only.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
})
