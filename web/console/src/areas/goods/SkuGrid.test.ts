import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, expect, it } from 'vitest'
import { defineComponent, h, ref } from 'vue'
import { i18n } from '@console/i18n'
import './words'
import { faultsOf } from './sku-cells'
import SkuGrid from './SkuGrid.vue'
import { emptyRow, type SkuTable } from './sku-table'

afterEach(() => document.body.replaceChildren())
const table = (): SkuTable => ({
  names: ['颜色'],
  rows: ['红', '黄', '蓝'].map((colour, at) => ({
    ...emptyRow([colour]),
    id: colour,
    price: String(at + 1),
    reserved: at === 1 ? 2 : 0,
    stock: '9',
  })),
})

const Host = defineComponent(() => {
  const kept = ref(table())
  return () =>
    h(SkuGrid, {
      modelValue: kept.value,
      faults: faultsOf(kept.value),
      'onUpdate:modelValue': (next: SkuTable) => (kept.value = next),
    })
})

function open() {
  const shown = mount(Host, {
    global: { plugins: [i18n], directives: { tip: {} } },
    attachTo: document.body,
  })
  const cell = (at: number, column: string) => shown.get<HTMLInputElement>(`[data-cell="${at}.${column}"]`)
  const prices = () => [0, 1, 2].map((at) => cell(at, 'price').element.value)
  return { shown, cell, prices }
}

it('takes a column from a spreadsheet, and leaves a single cell to the field', async () => {
  const { shown, cell, prices } = open()
  const paste = (text: string) => {
    const event = new Event('paste', { bubbles: true, cancelable: true })
    Object.assign(event, { clipboardData: { getData: () => text } })
    cell(1, 'price').element.dispatchEvent(event)
    return event.defaultPrevented
  }
  expect(paste('20')).toBe(false)
  expect(paste('20\n30\n40\n')).toBe(true)
  await flushPromises()
  expect(prices()).toEqual(['1', '20', '30'])
  shown.unmount()
})
it('fills down from the cell, by a key', async () => {
  const { shown, cell, prices } = open()
  await cell(0, 'price').trigger('keydown', { key: 'd', ctrlKey: true })
  expect(prices()).toEqual(['1', '1', '1'])
  shown.unmount()
})
it('says which cells somebody is done with: left, pasted or filled', async () => {
  const { shown, cell } = open()
  const left = () => shown.getComponent(SkuGrid).emitted('leave')?.at(-1)
  await cell(0, 'price').trigger('blur')
  expect(left()).toEqual([['0.price']])
  const event = new Event('paste', { bubbles: true, cancelable: true })
  Object.assign(event, { clipboardData: { getData: () => '20\t7\n30' } })
  cell(1, 'price').element.dispatchEvent(event)
  expect(left()).toEqual([['1.price', '1.stock', '2.price']])
  await cell(0, 'stock').trigger('keydown', { key: 'd', ctrlKey: true })
  expect(left()).toEqual([['0.stock', '1.stock', '2.stock']])
  shown.unmount()
})
it('marks what cannot be kept at its cell, and does not let go of what orders wait for', async () => {
  const { shown, cell } = open()
  await cell(1, 'stock').setValue('1')
  expect(cell(1, 'stock').attributes('aria-invalid')).toBe('true')
  expect(cell(0, 'stock').attributes('aria-invalid')).toBe('false')
  const bins = shown.findAll<HTMLButtonElement>('tbody button').map(({ element }) => element.disabled)
  expect(bins).toEqual([false, true, false])
  shown.unmount()
})
