import { mount } from '@vue/test-utils'
import { expect, it } from 'vitest'
import { i18n } from '@console/i18n'
import SimulatedPayment from './SimulatedPayment.vue'

const shown = (is_payment_simulated: boolean) =>
  mount(SimulatedPayment, {
    props: { order: { is_payment_simulated } },
    global: { plugins: [i18n] as never[] },
  }).text()

it('says that no money moved, where none did', () => {
  expect(shown(true)).toContain('模拟支付')
  expect(shown(false)).toBe('')
})
