import { QueryClient, VueQueryPlugin } from '@tanstack/vue-query'
import { mount } from '@vue/test-utils'
import { afterEach, expect, it, vi } from 'vitest'
import { i18n } from '@console/i18n'
import { SHOP } from '@console/live/shop'
import FloorDialog from './FloorDialog.vue'
import './words'

afterEach(() => vi.unstubAllGlobals())

it('asks again for what did not come', async () => {
  let isDown = true
  vi.stubGlobal('fetch', async () =>
    isDown ? Response.json({}, { status: 503 }) : Response.json({ floor_fen: 30_000, rev: 1 }),
  )
  const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  const shown = mount(FloorDialog, {
    global: {
      plugins: [i18n, [VueQueryPlugin, { queryClient }]] as never[],
      provide: { [SHOP as symbol]: { id: 's', slug: 's' } },
      stubs: { ActForm: { template: '<form><slot /></form>' } },
    },
  })
  await vi.waitFor(() => expect(shown.text()).toContain('没能加载出来'))
  expect(shown.find('input').exists()).toBe(false)
  isDown = false
  await shown.get('button').trigger('click')
  await vi.waitFor(() => expect(shown.get('input').element.value).toBe('300'))
  shown.unmount()
})
