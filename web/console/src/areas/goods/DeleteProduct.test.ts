import { VueQueryPlugin } from '@tanstack/vue-query'
import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, expect, it, vi } from 'vitest'
import { i18n } from '@console/i18n'
import { SHOP } from '@console/live/shop'
import DeleteProduct from './DeleteProduct.vue'
import { chair } from './testing'
import './words'

vi.mock('vue-router', () => ({ useRouter: () => ({ push: vi.fn() }) }))
afterEach(() => vi.unstubAllGlobals())

const frame = { template: '<section><slot /><slot name="actions" /></section>', emits: ['close'] }

function open(answer: () => Response) {
  const sent: { rev: number; edits: unknown }[] = []
  vi.stubGlobal('fetch', async (_: string, { body }: RequestInit) => {
    const { rev, edits } = JSON.parse(String(body))
    sent.push({ rev, edits })
    return answer()
  })
  const page = mount(DeleteProduct, {
    props: { product: chair(), disabled: false },
    global: {
      plugins: [i18n, VueQueryPlugin],
      provide: { [SHOP as symbol]: { id: 's', slug: 'qingmu' } },
      directives: { tip: {} },
      stubs: { UiDialog: frame },
    },
  })
  return { page, sent }
}

it('deletes once that is confirmed', async () => {
  const { page, sent } = open(() => Response.json(chair({ rev: 4, state: 'deleted' })))
  await page.get('button').trigger('click')
  expect(page.text()).toContain('回收站')
  expect(sent).toEqual([])
  await page.get('section').findAll('button')[1]!.trigger('click')
  await flushPromises()
  await vi.waitFor(() => expect(page.emitted('deleted')).toHaveLength(1))
  expect(sent).toEqual([{ rev: 3, edits: [{ field: 'state', value: 'deleted' }] }])
  expect(page.find('section').exists()).toBe(false)
  // Still there to say so, with nothing left to press.
  await page.setProps({ product: chair({ state: 'deleted' }) })
  expect(page.findAll('button')).toHaveLength(0)
})
it('stays where orders wait for it', async () => {
  const { page, sent } = open(() => Response.json({ code: 'goods_reserved' }, { status: 422 }))
  await page.get('button').trigger('click')
  await page.get('section').findAll('button')[1]!.trigger('click')
  await vi.waitFor(() => expect(page.find('section').exists()).toBe(false))
  expect(sent).toHaveLength(1)
  expect(page.emitted('deleted')).toBeUndefined()
})
