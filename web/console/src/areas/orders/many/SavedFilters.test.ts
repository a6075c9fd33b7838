import { QueryClient, VueQueryPlugin } from '@tanstack/vue-query'
import { mount } from '@vue/test-utils'
import { afterEach, expect, it, vi } from 'vitest'
import { i18n } from '@console/i18n'
import { SHOP } from '@console/live/shop'
import { anything } from '../filter'
import SavedFilters from './SavedFilters.vue'

afterEach(() => vi.unstubAllGlobals())

it('says why there are no filters, and asks again', async () => {
  let isDown = true
  const filters = [{ id: 'urgent', name: '急单', query: { refunding: false } }]
  vi.stubGlobal('fetch', async () =>
    isDown ? Response.json({}, { status: 503 }) : Response.json({ filters }),
  )
  const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  const shown = mount(SavedFilters, {
    props: { modelValue: anything() },
    global: {
      plugins: [i18n, [VueQueryPlugin, { queryClient }]] as never[],
      provide: { [SHOP as symbol]: { id: 'shop', slug: 'qingmu' } },
    },
  })
  await shown.get('button').trigger('click')
  const items = () => shown.findAll('[role=menuitem]').map((item) => item.text())
  await vi.waitFor(() => expect(items()[0]).toContain('没能加载，点这里重试'))
  expect(items()).toHaveLength(1)
  isDown = false
  await shown.get('[role=menuitem]').trigger('click')
  await shown.get('button').trigger('click')
  await vi.waitFor(() => expect(items()[0]).toBe('急单'))
  shown.unmount()
})
