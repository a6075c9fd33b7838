import { QueryClient, VueQueryPlugin } from '@tanstack/vue-query'
import { mount } from '@vue/test-utils'
import { expect, it, vi } from 'vitest'
import { Problem } from '@console/api/problem'
import { i18n } from '@console/i18n'
import { SHOP } from '@console/live/shop'
import './words'
import MatchingFields from './MatchingFields.vue'

function open(products: () => Promise<unknown>) {
  const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  return mount(MatchingFields, {
    props: { modelValue: [], own: 'QM-1', fault: '' },
    global: {
      plugins: [i18n, [VueQueryPlugin, { queryClient }]] as never[],
      provide: { [SHOP as symbol]: { id: 'shop', slug: 'qingmu', api: { products } } },
    },
  })
}

it('says that nothing was found: a product does not go with itself', async () => {
  const shown = open(async () => [{ id: 'a', code: 'QM-1', title: '餐桌', picture: '' }])
  await shown.get('input').setValue('餐桌')
  await vi.waitFor(() => expect(shown.get('[role=status]').text()).toBe('没有找到其他商品'))
  expect(shown.find('.found').exists()).toBe(false)
  shown.unmount()
})
it('says why nothing could be looked for', async () => {
  const shown = open(() => Promise.reject(new Problem(0, 'offline', '')))
  await shown.get('input').setValue('餐桌')
  await vi.waitFor(() => expect(shown.get('[role=alert]').text()).toContain('网络'))
  shown.unmount()
})
