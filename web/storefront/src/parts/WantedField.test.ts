import { flushPromises, mount } from '@vue/test-utils'
import { expect, it, vi } from 'vitest'
import type { OrderLine } from '../mine'
import WantedField from './WantedField.vue'

const sku = (id: string, colour: string, price_fen: number) => ({
  id,
  code: id,
  props: { 颜色: colour },
  price_fen,
  stock: 5,
})
vi.mock('../api', async (original) => ({
  ...(await original<object>()),
  productOf: async () => ({ skus: [sku('a', '白', 100), sku('b', '黑', 100), sku('c', '金', 101)] }),
}))

it('offers the same and what costs no more, and begins with what was asked for before', async () => {
  const line = { sku: '颜色:白', price_fen: 100, product_code: 'T1' } as OrderLine
  const chosen: string[] = []
  const shown = mount(WantedField, {
    props: {
      slug: 'qingmu',
      line,
      quantity: 1,
      was: '颜色:黑',
      modelValue: '',
      'onUpdate:modelValue': (id: string) => chosen.push(id),
    },
  })
  await flushPromises()
  const options = shown.findAll('option').map((one) => one.attributes('value'))
  expect(options).toEqual(['', 'b'])
  expect(chosen[0]).toBe('b')
})
