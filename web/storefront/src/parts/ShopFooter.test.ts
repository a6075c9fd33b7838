import { flushPromises, mount } from '@vue/test-utils'
import { expect, it, vi } from 'vitest'
import { say } from '../words'
import ShopFooter from './ShopFooter.vue'

it('speaks of a demo only where the server is one', async () => {
  const shop = { id: 's', slug: 'songxi', name: '松溪茶器', about: '' }
  vi.stubGlobal('fetch', async (path: string) =>
    Response.json({ shop, categories: [], is_demo: path.endsWith('songxi') }),
  )
  const demo = mount(ShopFooter, { props: { slug: 'songxi' } })
  const real = mount(ShopFooter, { props: { slug: 'tingyu' } })
  await flushPromises()
  expect(demo.text()).toBe(say('footer'))
  expect(real.text()).toBe('松溪茶器')
  vi.unstubAllGlobals()
})
