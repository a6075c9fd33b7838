import { QueryClient, VueQueryPlugin } from '@tanstack/vue-query'
import { mount } from '@vue/test-utils'
import { afterEach, expect, it, vi } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import { i18n } from '@console/i18n'
import { SHOP } from '@console/live/shop'
import ChangesSection from './ChangesSection.vue'
import './words'

afterEach(() => vi.unstubAllGlobals())

const change = (place: number, batch: string | null) => ({
  ...{ rev: 2, place, at: 0, by: null, by_name: '赵云', field: 'title', sku: null },
  ...{ before: '旧', after: '新', batch },
})
/** `batch` is what the server answers for a batch. */
async function open(role: string, batch: () => Response) {
  vi.stubGlobal('fetch', async (url: string) => {
    if (url.includes('/assistant/batches/')) return batch()
    if (url.includes('/changes')) return Response.json({ changes: [change(0, 'b'), change(1, null)] })
    return Response.json({ templates: [] })
  })
  const component = { render: () => null }
  const routes = [
    { path: '/', component },
    { path: '/:shop/batches/:batch', name: 'goods-batches', component },
    { path: '/:shop/imports/:import', name: 'goods-imports', component },
  ]
  const router = createRouter({ history: createMemoryHistory(), routes })
  const shown = mount(ChangesSection, {
    props: { product: 'p' },
    global: {
      plugins: [i18n, router, [VueQueryPlugin, { queryClient: new QueryClient() }]] as never[],
      provide: { [SHOP as symbol]: { id: 'shop', slug: 'qingmu', membership: { member: { role } } } },
    },
  })
  await vi.waitFor(() => expect(shown.findAll('li')).toHaveLength(2))
  return { shown, router }
}

const gone = () => Response.json({ code: 'not_found', title: '' }, { status: 404 })
it.each([
  ['batches', () => Response.json({})],
  ['imports', gone],
])('leads from a change to the one of the %s that made it', async (page, batch) => {
  const { shown, router } = await open('operations', batch)
  const buttons = shown.findAll('li button')
  expect(buttons.map((button) => button.text())).toEqual(['批次'])
  await buttons[0]!.trigger('click')
  await vi.waitFor(() => expect(router.currentRoute.value.path).toBe(`/qingmu/${page}/b`))
  shown.unmount()
})
it('leads nobody there who may not see batches', async () => {
  const { shown } = await open('agent', gone)
  expect(shown.find('li button').exists()).toBe(false)
  shown.unmount()
})
