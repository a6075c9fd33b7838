import { QueryClient, VueQueryPlugin } from '@tanstack/vue-query'
import { mount } from '@vue/test-utils'
import { ref } from 'vue'
import { afterEach, expect, it, vi } from 'vitest'
import { toasts } from '@kit/ui/toasts'
import { i18n } from '@console/i18n'
import { SHOP } from '@console/live/shop'
import DeliveryPage from './DeliveryPage.vue'
import type { Template, Terms } from './goods'

afterEach(() => vi.unstubAllGlobals())
const terms = (name: string): Terms => ({
  name,
  charge_by: 'piece',
  usual: { first: 1, first_fen: 1_000, further: 1, further_fen: 500 },
  regional: [],
  not_delivered: [],
  surcharges: [],
  free: [],
  services: [],
})
const template = (name: string, products: number) =>
  ({ id: name, rev: 1, products, terms: terms(name) }) as unknown as Template

it('says why a template that products use cannot go', async () => {
  const templates = [template('小件', 0), template('大件', 3)]
  const asked = vi.fn(async (_path: string, _init?: RequestInit) => Response.json({ templates }))
  vi.stubGlobal('fetch', asked)
  const membership = { member: { role: 'operations' } }
  const shop = { id: 'shop', slug: 'qingmu', isOnline: ref(true), listen: () => () => undefined, membership }
  const page = mount(DeliveryPage, {
    global: {
      plugins: [i18n, [VueQueryPlugin, { queryClient: new QueryClient() }]] as never[],
      provide: { [SHOP as symbol]: shop },
    },
  })
  const drop = (name: string) => page.get<HTMLButtonElement>(`[aria-label="删除 ${name}"]`)
  await vi.waitFor(() => expect(drop('大件').attributes('aria-disabled')).toBe('true'))
  expect(drop('大件').attributes('title')).toBe('还有商品（包括回收站里的）用这个模板，不能删除')
  await drop('大件').trigger('click')
  expect(toasts.map(({ text }) => text)).toContain('还有商品（包括回收站里的）用这个模板，不能删除')
  expect(asked.mock.calls.map(([, init]) => init?.method)).not.toContain('DELETE')
  expect(drop('小件').attributes('aria-disabled')).toBeUndefined()
  expect(drop('小件').attributes('title')).toBeUndefined()
  page.unmount()
})
