import { flushPromises, mount, RouterLinkStub } from '@vue/test-utils'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { defineComponent, h, ref, shallowRef } from 'vue'
import { toasts } from '@kit/ui/toasts'
import { i18n } from '@console/i18n'
import { SHOP } from '@console/live/shop'
import { anything } from '@console/areas/goods/filter'
import { chair } from '@console/areas/goods/testing'
import '@console/areas/goods/words'
import AssistantGrid from './AssistantGrid.vue'
import { nobody } from './chosen'
import type { GoodsSheet } from './goods-sheet'
import { makePages } from './pages'
import { makePending } from './pending'
import { makeSkuPending } from './sku-pending'
import { known, row } from './testing'

beforeEach(() => {
  // What is not drawn has no height, and a list without height shows no rows.
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(600)
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(1_200)
})
afterEach(() => {
  vi.restoreAllMocks()
  toasts.splice(0)
  document.body.replaceChildren()
})

async function open() {
  const pending = makePending(() => known)
  const fetch = async (offset: number, limit: number) => ({
    goods: Array.from({ length: limit }, (_, n) => row(String(offset + n))),
    total: 100_000,
  })
  const pages = makePages(() => fetch, pending.take)
  pages.reset()
  await flushPromises()
  const [choose, skus] = [vi.fn(), makeSkuPending(() => known)]
  const opened = vi.fn()
  const sheet = {
    pages,
    pending,
    skus,
    known: ref(known),
    chosen: shallowRef(nobody),
    isPointedAt: ref(false),
    choose,
    chooseAll: vi.fn(),
    chooseSpan: vi.fn(),
  } as unknown as GoodsSheet
  const host = defineComponent(() => () => h(AssistantGrid, { sheet, filter: anything(), onSkus: opened }))
  const shown = mount(host, {
    global: {
      plugins: [i18n],
      provide: { [SHOP as symbol]: { slug: 'qingmu' } },
      stubs: { RouterLink: RouterLinkStub },
    },
    attachTo: document.body,
  })
  await flushPromises()
  const field = shown.get<HTMLInputElement>('input.field')
  field.element.focus()
  const press = async (key: string, held: Partial<KeyboardEventInit> = {}) => {
    await field.trigger('keydown', { key, ...held })
    await flushPromises()
  }
  const paste = async (text: string) => {
    const event = new Event('paste', { bubbles: true, cancelable: true })
    Object.assign(event, { clipboardData: { getData: () => text } })
    field.element.dispatchEvent(event)
    await flushPromises()
  }
  return { shown, field, pending, skus, choose, opened, press, paste }
}

it('draws what fits the screen, and says how much there is', async () => {
  const { shown } = await open()
  expect(shown.get('[role=grid]').attributes('aria-rowcount')).toBe('100001')
  const drawn = shown.findAll('.track [role=row]').length
  expect(drawn).toBeGreaterThan(5)
  expect(drawn).toBeLessThan(60)
  shown.unmount()
})
it('is edited by typing: Enter keeps, Esc does not, Ctrl+Z takes back', async () => {
  const { shown, field, pending, press } = await open()
  await press('ArrowRight')
  await press('ArrowRight')
  await field.setValue('499')
  await press('Enter')
  expect(pending.of('0')?.cells.price?.value).toBe(49_900)
  expect(shown.find('.dirty').text()).toContain('499')
  await field.setValue('便宜')
  await press('Escape')
  expect(pending.of('1')).toBeUndefined()
  await field.setValue('便宜')
  await press('Enter')
  expect(shown.find('.fault').text()).toContain('价格看不懂')
  await press('z', { ctrlKey: true })
  await press('z', { ctrlKey: true })
  expect(pending.counts().cells).toBe(0)
  shown.unmount()
})
it('takes a column from a spreadsheet, and rows that are not here yet with it', async () => {
  const { shown, pending, press, paste } = await open()
  await press('ArrowRight')
  await press('ArrowRight')
  await paste(Array.from({ length: 250 }, (_, n) => `${n + 1}`).join('\r\n'))
  expect(pending.counts()).toMatchObject({ cells: 250, faults: 0 })
  expect(pending.of('249')?.cells.price?.value).toBe(25_000)
  await press('z', { ctrlKey: true })
  expect(pending.counts().cells).toBe(0)
  shown.unmount()
})
it('chooses by the space bar, and leaves Tab alone at the end of a row', async () => {
  const { shown, field, choose, press } = await open()
  await press('ArrowDown')
  await press(' ')
  expect(choose).toHaveBeenCalledExactlyOnceWith(1, false)
  await press('End')
  const tab = new KeyboardEvent('keydown', { key: 'Tab', bubbles: true, cancelable: true })
  field.element.dispatchEvent(tab)
  expect(tab.defaultPrevented).toBe(false)
  shown.unmount()
})
it('opens a product by its picture: with the mouse, or with Enter and no stop of Tab', async () => {
  const { shown, field, press } = await open()
  const link = shown.getComponent(RouterLinkStub)
  expect(link.props('to')).toEqual({ name: 'goods-product', params: { shop: 'qingmu', product: '0' } })
  expect(link.attributes()).toMatchObject({ tabindex: '-1', target: '_blank' })
  const opened = vi.fn()
  link.element.addEventListener('click', opened)
  await press('ArrowLeft')
  await press('ArrowLeft')
  expect(field.attributes('aria-label')).toBe('打开商品 温莎椅 0')
  await press('Enter')
  expect(opened).toHaveBeenCalledOnce()
  await press('ArrowLeft')
  await press('Enter')
  expect(opened).toHaveBeenCalledOnce()
  shown.unmount()
})
it('opens the SKUs of a product with the mouse or with Enter, and says how many of their cells are not saved', async () => {
  const { shown, field, skus, opened, press } = await open()
  await shown.get('.line .skus button').trigger('click')
  expect(opened).toHaveBeenLastCalledWith('0')
  await press('ArrowDown')
  await press('End')
  await press('ArrowLeft')
  expect(field.attributes('aria-label')).toBe('温莎椅 1 的规格，1 种')
  await press('Enter')
  expect(opened).toHaveBeenLastCalledWith('1')
  const goods = chair({ id: '0' })
  skus.set(goods, goods.skus[0]!, 'stock', '20')
  await flushPromises()
  expect(shown.get('.skus.dirty').text()).toContain('改 1 格')
  expect(shown.get('.skus.dirty button').attributes('aria-label')).toContain('改 1 格')
  shown.unmount()
})
