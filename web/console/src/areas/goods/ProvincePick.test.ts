import { mount } from '@vue/test-utils'
import { expect, it } from 'vitest'
import { i18n } from '@console/i18n'
import ProvincePick from './ProvincePick.vue'
import './words'

const shown = (modelValue: string[], taken: string[] = []) =>
  mount(ProvincePick, {
    props: { modelValue, taken, label: '单独定价的地区', none: '选择地区' },
    global: { plugins: [i18n] },
  })

it('names a province or a city of it, in the order of the list', async () => {
  const pick = shown(['新疆', '浙江'])
  await pick.get('select').setValue('浙江')
  const cities = pick.get('[aria-label="浙江的城市"]')
  const hangzhou = cities.findAll('label').find((label) => label.text() === '杭州')!
  await hangzhou.get('input').setValue(true)
  expect(pick.emitted('update:modelValue')?.at(-1)).toEqual([['浙江', '浙江/杭州', '新疆']])
})
it('says cities with their province, and offers none that another rule names', async () => {
  const pick = shown(['广东/深圳'], ['广东/深圳', '广东/广州'])
  expect(pick.get('summary').text()).toBe('广东深圳')
  await pick.get('select').setValue('广东')
  const box = (city: string) =>
    pick
      .findAll('label')
      .find((label) => label.text() === city)!
      .get('input')
      .attributes('disabled')
  expect(box('广州')).toBeDefined()
  expect(box('深圳')).toBeUndefined()
})
