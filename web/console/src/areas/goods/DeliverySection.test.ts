import { QueryClient, VueQueryPlugin } from '@tanstack/vue-query'
import { mount } from '@vue/test-utils'
import { ref } from 'vue'
import { afterEach, expect, it, vi } from 'vitest'
import { i18n } from '@console/i18n'
import { SHOP } from '@console/live/shop'
import DeliverySection from './DeliverySection.vue'
import { formOf } from './form'
import { chair } from './testing'
import './words'

afterEach(() => vi.unstubAllGlobals())

it('says where freight is counted by what the SKUs do not say', async () => {
  const rate = { first: 1, first_fen: 1_000, further: 1, further_fen: 500 }
  const template = (id: string, charge_by: string) => ({
    id,
    rev: 1,
    products: 0,
    terms: {
      ...{ name: id, charge_by, usual: rate, regional: [], not_delivered: [] },
      ...{ surcharges: [], free: [], services: [] },
    },
  })
  const templates = [template('heavy', 'weight'), template('bulky', 'volume')]
  vi.stubGlobal('fetch', async () => Response.json({ templates }))
  const membership = { member: { role: 'operations' } }
  const shop = { id: 'shop', slug: 'qingmu', isOnline: ref(true), listen: () => () => undefined, membership }
  const shown = mount(DeliverySection, {
    props: { modelValue: formOf(chair({ template: 'bulky' })), wrong: () => '' },
    global: {
      plugins: [i18n, [VueQueryPlugin, { queryClient: new QueryClient() }]] as never[],
      provide: { [SHOP as symbol]: shop },
      stubs: { RouterLink: true },
    },
  })
  await vi.waitFor(() => expect(shown.text()).toContain('有 2 种规格没填体积'))
  await shown.setProps({ modelValue: formOf(chair({ template: 'heavy' })) })
  expect(shown.find('[role=status]').exists()).toBe(false)
  shown.unmount()
})
