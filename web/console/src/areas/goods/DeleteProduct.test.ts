import { VueQueryPlugin } from '@tanstack/vue-query'
import { mount } from '@vue/test-utils'
import { afterEach, expect, it, vi } from 'vitest'
import { toasts } from '@kit/ui/toasts'
import { i18n } from '@console/i18n'
import { SHOP } from '@console/live/shop'
import DeleteProduct from './DeleteProduct.vue'
import type { Goods } from './goods'
import { chair } from './testing'
import './words'

vi.mock('vue-router', () => ({ useRouter: () => ({ push: vi.fn() }) }))
afterEach(() => {
  vi.unstubAllGlobals()
  toasts.splice(0)
})

const goes = () => Response.json(chair({ rev: 4, state: 'deleted' }))
const waits = () => Response.json({ code: 'goods_reserved' }, { status: 422 })

function open(answer: () => Response, product: Goods = chair()) {
  const sent: { rev: number; edits: unknown }[] = []
  vi.stubGlobal('fetch', async (_: string, { body }: RequestInit) => {
    const { rev, edits } = JSON.parse(String(body))
    sent.push({ rev, edits })
    return sent.length > 1 ? Response.json(chair({ rev: 5, state: 'stored' })) : answer()
  })
  const page = mount(DeleteProduct, {
    props: { product, disabled: false },
    global: {
      plugins: [i18n, VueQueryPlugin],
      provide: { [SHOP as symbol]: { id: 's', slug: 'qingmu' } },
      directives: { tip: {} },
    },
  })
  return { page, sent }
}
/** Deletes one that was to be listed at that time, and takes it back. */
async function andBack(list_at: number) {
  const { page, sent } = open(goes, chair({ state: 'stored', list_at }))
  await page.get('button').trigger('click')
  await vi.waitFor(() => expect(page.emitted('deleted')).toHaveLength(1))
  toasts[0]!.action!.run()
  await vi.waitFor(() => expect(toasts).toHaveLength(2))
  return { edits: sent[1]!.edits, told: toasts[1]!.text }
}

it('deletes at once, and says so', async () => {
  const { page, sent } = open(goes)
  await page.get('button').trigger('click')
  await vi.waitFor(() => expect(page.emitted('deleted')).toHaveLength(1))
  expect(sent).toEqual([{ rev: 3, edits: [{ field: 'state', value: 'deleted' }] }])
  expect(toasts.map(({ text }) => text)).toEqual(['「温莎椅」已移到回收站'])
  // Still there to say so, with nothing left to press.
  await page.setProps({ product: chair({ state: 'deleted' }) })
  expect(page.findAll('button')).toHaveLength(0)
})
it('comes back with the time at which it was to be listed', async () => {
  const list_at = Date.now() + 3_600_000
  const { edits, told } = await andBack(list_at)
  expect(edits).toEqual([
    { field: 'state', value: 'stored' },
    { field: 'list_at', value: list_at },
  ])
  expect(told).toBe('「温莎椅」已恢复，在仓库中')
})
it('says that this time has passed when it comes back', async () => {
  const { edits, told } = await andBack(Date.now() - 1)
  expect(edits).toEqual([{ field: 'state', value: 'stored' }])
  expect(told).toContain('定时上架的时间过了')
})
it('stays where orders wait for it, and says why', async () => {
  const { page, sent } = open(waits)
  await page.get('button').trigger('click')
  await vi.waitFor(() => expect(toasts).toHaveLength(1))
  expect(toasts[0]!.text).toContain('温莎椅：')
  expect(sent).toHaveLength(1)
  expect(page.emitted('deleted')).toBeUndefined()
})
