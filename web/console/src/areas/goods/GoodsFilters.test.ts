import { flushPromises, mount } from '@vue/test-utils'
import { ref } from 'vue'
import { expect, it, vi } from 'vitest'
import { i18n } from '@console/i18n'
import { anything, type Filter } from './filter'
import GoodsFilters from './GoodsFilters.vue'

vi.mock('./goods', () => ({
  useCategories: () => ({ categories: ref([]) }),
  useTemplates: () => ({ templates: ref([]) }),
}))

const shown = (more: Partial<Filter> = {}) =>
  mount(GoodsFilters, {
    props: { modelValue: { ...anything(), ...more }, total: 3 },
    global: { plugins: [i18n] },
    shallow: true,
  })

it('is narrowed by what can be bought', async () => {
  const page = shown()
  await page.get('[aria-label="最少可售"]').setValue('5')
  expect(page.emitted('update:modelValue')?.at(-1)).toEqual([{ ...anything(), minStock: '5' }])
  await page.get('[aria-label="最多可售"]').setValue('30')
  expect(page.emitted('update:modelValue')?.at(-1)?.[0]).toMatchObject({ maxStock: '30' })
  expect(page.find('[role=alert]').exists()).toBe(false)
})
it('is narrowed by what SKUs lack', async () => {
  const page = shown()
  await page.get('[aria-label="没填的重量、体积"]').setValue('weight')
  expect(page.emitted('update:modelValue')?.at(-1)).toEqual([{ ...anything(), unmeasured: 'weight' }])
})
it('says that it cannot read how much that is', () => {
  const page = shown({ minStock: '30', maxStock: '5' })
  const told = page.get('[role=alert]')
  expect(told.text()).toBe('可售要填整数，最少不能比最多大；没有按可售筛选。')
  for (const name of ['最少可售', '最多可售'])
    expect(page.get(`[aria-label="${name}"]`).attributes()).toMatchObject({
      'aria-invalid': 'true',
      'aria-describedby': told.attributes('id'),
    })
  expect(page.get('[role=group][aria-label="价格 元"] input').attributes('aria-describedby')).toBeUndefined()
})
it('keeps the keyboard here when the button that clears it goes', async () => {
  const page = mount(GoodsFilters, {
    attachTo: document.body,
    props: { modelValue: { ...anything(), tag: '新品' }, total: 3 },
    global: { plugins: [i18n] },
  })
  const clear = page.findAll('button').find((each) => each.text() === '清除筛选')!
  clear.element.focus()
  await clear.trigger('click')
  await page.setProps({ modelValue: anything() })
  await flushPromises()
  expect(clear.element.isConnected).toBe(false)
  expect(document.activeElement).toBe(page.element)
  page.unmount()
})
