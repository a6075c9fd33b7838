import { mount } from '@vue/test-utils'
import { expect, it } from 'vitest'
import { i18n } from '@console/i18n'
import type { RulesForm } from '../rules'
import RestRules from './RestRules.vue'

it('has a switch for each act that may wait for the customer', async () => {
  const form = {
    needs_customer: { closing: false, extension: true, part_shipment: false },
  } as unknown as RulesForm
  const shown = mount(RestRules, {
    props: { modelValue: form, faultAt: () => undefined },
    global: { plugins: [i18n] as never[] },
  })
  expect(shown.text()).toContain('先请客户同意')
  const boxes = ['关闭交易', '延长收货', '拆单发货'].map((name) => {
    const label = shown.findAll('label').find((each) => each.text() === name)!
    return label.get<HTMLInputElement>('input')
  })
  expect(boxes.map(({ element }) => element.checked)).toEqual([false, true, false])
  await boxes[0]!.setValue(true)
  await boxes[1]!.setValue(false)
  expect(form.needs_customer).toEqual({ closing: true, extension: false, part_shipment: false })
  shown.unmount()
})
