import { QueryClient, VueQueryPlugin } from '@tanstack/vue-query'
import { RouterLinkStub, mount } from '@vue/test-utils'
import { afterEach, expect, it, vi } from 'vitest'
import { i18n } from '@console/i18n'
import { SHOP } from '@console/live/shop'
import UnmeasuredNote from './UnmeasuredNote.vue'
import './words'

afterEach(() => vi.unstubAllGlobals())

it('says how many products lack what the template is to count by, and leads to them', async () => {
  const asked: string[] = []
  vi.stubGlobal('fetch', async (address: string) => {
    asked.push(String(address))
    return Response.json({ goods: [], next: null, total: address.includes('unmeasured=weight') ? 3 : 0 })
  })
  const note = mount(UnmeasuredNote, {
    props: { template: 't1', by: 'piece' },
    global: {
      plugins: [i18n, [VueQueryPlugin, { queryClient: new QueryClient() }]] as never[],
      provide: { [SHOP as symbol]: { id: 's', slug: 'qingmu' } },
      stubs: { RouterLink: RouterLinkStub },
    },
  })
  expect(asked).toEqual([])
  await note.setProps({ by: 'weight' })
  await vi.waitFor(() => expect(note.text()).toContain('3 件商品没填全重量'))
  expect(note.getComponent(RouterLinkStub).props('to')).toMatchObject({
    name: 'goods',
    query: { template: 't1', unmeasured: 'weight' },
  })
  await note.setProps({ by: 'volume' })
  await vi.waitFor(() => expect(asked.at(-1)).toContain('unmeasured=volume'))
  expect(note.text()).toBe('')
  await note.setProps({ by: 'piece' })
  expect(asked).toHaveLength(2)
  note.unmount()
})
