import { QueryClient, VueQueryPlugin } from '@tanstack/vue-query'
import { flushPromises, mount, RouterLinkStub } from '@vue/test-utils'
import { afterEach, expect, it, vi } from 'vitest'
import { i18n } from '@console/i18n'
import { chair } from '@console/areas/goods/testing'
import '@console/areas/goods/words'
import type { GoodsSheet } from './goods-sheet'
import { makeSkuPending } from './sku-pending'
import SkuPanel from './SkuPanel.vue'
import { known } from './testing'

afterEach(() => {
  vi.unstubAllGlobals()
  document.body.replaceChildren()
})

async function open(answer: () => Response = () => Response.json(chair())) {
  const fetch = vi.fn(async () => answer())
  vi.stubGlobal('fetch', fetch)
  const skus = makeSkuPending(() => known)
  const sheet = { shop: { id: 's', slug: 'qingmu' }, skus } as unknown as GoodsSheet
  const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  const panel = mount(SkuPanel, {
    props: { sheet, product: 'chair' },
    global: {
      plugins: [i18n, [VueQueryPlugin, { queryClient }]] as never[],
      stubs: { RouterLink: RouterLinkStub },
    },
    attachTo: document.body,
  })
  for (let n = 0; n < 6; n++) await flushPromises()
  return { panel, skus, fetch, field: (at: string) => panel.get<HTMLInputElement>(`[data-cell="${at}"]`) }
}

it('shows each SKU with what orders wait for, and stands in the first quantity', async () => {
  const { panel, field } = await open()
  expect(panel.findAll('li b').map((name) => name.text())).toEqual(['原木色', '黑色'])
  expect(field('0.code').attributes('aria-label')).toBe('规格编码，原木色')
  expect(field('0.price').element.value).toBe('468')
  expect(field('0.stock').element.value).toBe('12')
  expect(panel.get('#sku-note-0-stock').text()).toBe('占用 2')
  expect(document.activeElement).toBe(field('0.stock').element)
  panel.unmount()
})
it('keeps what is typed, says what it was or what is wrong, and goes on by Enter', async () => {
  const { panel, skus, field } = await open()
  await field('0.stock').setValue('30')
  expect(skus.of('chair')?.skus.get('a')?.stock?.value).toBe(30)
  expect(panel.get('#sku-note-0-stock').text()).toBe('原来 12 · 占用 2')
  await field('0.stock').setValue('1')
  expect(panel.get('#sku-note-0-stock').text()).toContain('不能少于订单占用的 2 件')
  await field('0.stock').trigger('keydown', { key: 'Enter' })
  await flushPromises()
  expect(document.activeElement).toBe(field('1.stock').element)
  await field('1.stock').trigger('keydown', { key: 'Escape' })
  expect(panel.emitted('close')).toHaveLength(1)
  panel.unmount()
})
it('goes to what is wrong, also once it is open', async () => {
  const { panel, field } = await open()
  await field('1.price').setValue('便宜')
  field('0.stock').element.focus()
  ;(panel.vm as unknown as { begin: () => void }).begin()
  await flushPromises()
  expect(document.activeElement).toBe(field('1.price').element)
  panel.unmount()
})
it('lets one finish a number that is the same so far', async () => {
  const { panel, skus, field } = await open()
  await field('0.price').setValue('468.')
  expect(field('0.price').element.value).toBe('468.')
  expect(skus.of('chair')).toBeUndefined()
  await field('0.price').setValue('468.5')
  expect(skus.of('chair')?.skus.get('a')?.price?.value).toBe(46_850)
  await field('0.price').trigger('blur')
  expect(field('0.price').element.value).toBe('468.5')
  panel.unmount()
})
it('says that it did not come, and asks again', async () => {
  const { panel, fetch } = await open(() => Response.json({ code: 'internal' }, { status: 500 }))
  await vi.waitFor(() => expect(panel.find('.ui-state').exists()).toBe(true))
  await panel.get('.ui-state button').trigger('click')
  await vi.waitFor(() => expect(fetch).toHaveBeenCalledTimes(2))
  panel.unmount()
})
