import { VueQueryPlugin } from '@tanstack/vue-query'
import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, expect, it, vi } from 'vitest'
import { defineComponent, h } from 'vue'
import { SHOP } from '@console/live/shop'
import './words'
import { useCopying } from './copying'
import { chair } from './testing'

const push = vi.fn()
vi.mock('vue-router', () => ({ useRouter: () => ({ push }) }))
afterEach(() => {
  vi.unstubAllGlobals()
  push.mockReset()
})

function copier(answer: () => Response) {
  const asked: { url: string; key: string }[] = []
  vi.stubGlobal('fetch', async (url: string, { body }: RequestInit) => {
    asked.push({ url, key: JSON.parse(String(body)).key })
    return answer()
  })
  const one = defineComponent({
    setup() {
      const { copy } = useCopying()
      return () => h('button', { onClick: () => copy('p1') })
    },
  })
  const page = mount(one, {
    global: { plugins: [VueQueryPlugin], provide: { [SHOP as symbol]: { id: 's', slug: 'qingmu' } } },
  })
  const press = async () => {
    await page.get('button').trigger('click')
    await flushPromises()
    await flushPromises()
  }
  return { asked, press }
}

it('opens the copy', async () => {
  const { asked, press } = copier(() => Response.json(chair({ id: 'p2' }), { status: 201 }))
  await press()
  expect(asked[0]?.url).toBe('/api/shops/s/goods/p1/copies')
  expect(push).toHaveBeenCalledExactlyOnceWith({
    name: 'goods-product',
    params: { shop: 'qingmu', product: 'p2' },
  })
})
it('asks again for the same copy where nobody answered', async () => {
  const { asked, press } = copier(() => Response.json({}, { status: 503 }))
  await press()
  await press()
  expect(asked).toHaveLength(2)
  expect(asked[1]?.key).toBe(asked[0]?.key)
  expect(push).not.toHaveBeenCalled()
})
