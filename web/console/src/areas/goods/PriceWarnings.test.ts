import { QueryClient, VueQueryPlugin } from '@tanstack/vue-query'
import { flushPromises, mount } from '@vue/test-utils'
import { ref } from 'vue'
import { afterEach, expect, it, vi } from 'vitest'
import { i18n } from '@console/i18n'
import { SHOP } from '@console/live/shop'
import PriceWarnings from './PriceWarnings.vue'
import { emptyRow } from './sku-table'
import { chair } from './testing'
import './words'

afterEach(() => vi.unstubAllGlobals())

it('warns of a slip in the words of the Assistant, with the shop’s own floor', async () => {
  vi.stubGlobal('fetch', async () => Response.json({ floor_fen: 30_000, rev: 1 }))
  const membership = { member: { role: 'operations' } }
  const shop = { id: 'shop', slug: 'qingmu', isOnline: ref(true), listen: () => () => undefined, membership }
  const form = (price: string) => ({
    state: 'listed' as const,
    list_at: '',
    table: { names: [], rows: [{ ...emptyRow(), id: 'a', price }] },
  })
  const shown = mount(PriceWarnings, {
    props: { form: form('468'), seen: chair() },
    global: {
      plugins: [i18n, [VueQueryPlugin, { queryClient: new QueryClient() }]] as never[],
      provide: { [SHOP as symbol]: shop },
    },
  })
  await flushPromises()
  expect(shown.text()).toBe('')
  await shown.setProps({ form: form('46.80') })
  await vi.waitFor(() => expect(shown.text()).toContain('低于店铺的价格底线'))
  expect(shown.text()).toContain('降价超过一半')
  expect(shown.findAll('ul:not([role]) > li')).toHaveLength(2)
  shown.unmount()
})
