import { fileURLToPath } from 'node:url'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vite'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const server = process.env.YINGKE_DEV_SERVER ?? 'http://localhost:8080'

export default defineConfig({
  root: here('.'),
  base: '/console/',
  plugins: [vue()],
  resolve: { alias: { '@kit': here('../kit'), '@api': here('../api'), '@console': here('src') } },
  define: {
    __VUE_OPTIONS_API__: false,
    __VUE_PROD_DEVTOOLS__: false,
    __INTLIFY_PROD_DEVTOOLS__: false,
    __VUE_I18N_LEGACY_API__: false,
    __VUE_I18N_FULL_INSTALL__: false,
  },
  build: {
    outDir: here('../dist/console'),
    emptyOutDir: true,
    // A strict content policy has no `data:` for scripts and styles, and fonts are not shipped.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: {
    port: 5173,
    proxy: { '/api': server, '/files': server, '/store': server, '/ws': { target: server, ws: true } },
  },
})
