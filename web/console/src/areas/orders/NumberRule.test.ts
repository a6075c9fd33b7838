import { mount } from '@vue/test-utils'
import { expect, it } from 'vitest'
import NumberRule from './NumberRule.vue'

const rule = (fault?: string) =>
  mount(NumberRule, {
    props: { modelValue: 7, label: '自动确认收货', hint: '', unit: '天', min: 1, max: 90, fault },
  })

it('gives the number that was typed', async () => {
  const row = rule()
  await row.get('[aria-label="自动确认收货"]').setValue('15')
  expect(row.emitted('update:modelValue')).toEqual([[15]])
  expect(row.find('[role=alert]').exists()).toBe(false)
})
it('says why it was refused', () => {
  const row = rule('要在 1 到 90 天之间')
  expect(row.get('[role=alert]').text()).toBe('要在 1 到 90 天之间')
  expect(row.get('input').attributes('aria-invalid')).toBe('true')
})
