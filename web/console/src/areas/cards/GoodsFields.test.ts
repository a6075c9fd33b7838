import { QueryClient, VueQueryPlugin } from '@tanstack/vue-query'
import { mount } from '@vue/test-utils'
import { reactive } from 'vue'
import { expect, it } from 'vitest'
import { i18n } from '@console/i18n'
import { SHOP } from '@console/live/shop'
import GoodsFields from './GoodsFields.vue'
import { formOf } from './forms'

it('marks the goods that there are too few of, also when others go', async () => {
  const items = ['a', 'b'].map((sku) => ({ sku, quantity: 9, label: `茶壶 ${sku}` }))
  const refused = ['items', 'items.1.quantity']
  const shown = mount(GoodsFields, {
    props: { modelValue: reactive({ ...formOf('order_invite'), items }), faultAt: () => '' },
    global: {
      plugins: [i18n, [VueQueryPlugin, { queryClient: new QueryClient() }]] as never[],
      provide: { [SHOP as symbol]: { id: 'shop', slug: 'qingmu', api: {} } },
    },
  })
  const wrong = () => shown.findAll('input[type=number]').map((each) => each.attributes('aria-invalid'))
  expect(wrong()).toEqual(['false', 'false'])
  await shown.setProps({ faultAt: (field: string) => (refused.includes(field) ? '库存不够了' : '') })
  expect(wrong()).toEqual(['false', 'true'])
  expect(shown.text()).toContain('库存不够了')
  await shown.get('[aria-label="移除「茶壶 a」"]').trigger('click')
  expect(wrong()).toEqual(['true'])
  shown.unmount()
})
