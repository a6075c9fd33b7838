import { QueryClient, VueQueryPlugin } from '@tanstack/vue-query'
import { flushPromises, mount } from '@vue/test-utils'
import { expect, it, vi } from 'vitest'
import { i18n } from '@console/i18n'
import { SHOP } from '@console/live/shop'
import StockRulesDialog from './StockRulesDialog.vue'
import './words'

const kept: unknown[] = []
let isDown = false
vi.stubGlobal('fetch', async (path: string, { method = 'GET', body }: RequestInit = {}) => {
  if (isDown) return Response.json({}, { status: 503 })
  if (method === 'PUT') kept.push(String(path), JSON.parse(String(body)))
  return Response.json({ low_stock: 5, rev: 2 })
})
const frame = {
  template: '<form @submit.prevent="$emit(`submit`)"><slot /></form>',
  emits: ['submit', 'close'],
}

async function open() {
  const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  const shown = mount(StockRulesDialog, {
    global: {
      plugins: [i18n, [VueQueryPlugin, { queryClient }]] as never[],
      provide: { [SHOP as symbol]: { id: 's', slug: 's' } },
      stubs: { ActForm: frame },
    },
  })
  await flushPromises()
  return shown
}

it('asks again for what did not come', async () => {
  isDown = true
  const shown = await open()
  await vi.waitFor(() => expect(shown.text()).toContain('没能加载出来'))
  isDown = false
  await shown.get('button').trigger('click')
  await vi.waitFor(() => expect(shown.get('input').element.value).toBe('5'))
})
it('keeps how few pieces are little, and refuses what is no number', async () => {
  const shown = await open()
  const field = shown.get('input')
  expect(field.element.value).toBe('5')
  await field.setValue('几件')
  await shown.get('form').trigger('submit')
  expect(shown.text()).toContain('要填 0 到 1000000 的整数')
  expect(kept).toEqual([])
  await field.setValue('１２')
  await shown.get('form').trigger('submit')
  await flushPromises()
  expect(kept).toEqual(['/api/shops/s/stock-rules', { low_stock: 12, rev: 2 }])
  expect(shown.emitted('close')).toHaveLength(1)
})
