import { mount } from '@vue/test-utils'
import { expect, it } from 'vitest'
import { i18n } from '@console/i18n'
import type { RulesForm } from '../rules'
import RestRules from './RestRules.vue'

it('has a switch for each act that may wait for the customer', async () => {
  const form = {
    needs_customer: { closing: false, extension: true, part_shipment: false, installation: false },
  } as unknown as RulesForm
  const shown = mount(RestRules, {
    props: { modelValue: form, faultAt: () => undefined, isOwner: false },
    global: { plugins: [i18n] as never[] },
  })
  expect(shown.text()).toContain('先请客户同意')
  const boxes = ['关闭交易', '延长收货', '拆单发货', '改约安装'].map((name) => {
    const label = shown.findAll('label').find((each) => each.text() === name)!
    return label.get<HTMLInputElement>('input')
  })
  expect(boxes.map(({ element }) => element.checked)).toEqual([false, true, false, false])
  await boxes[0]!.setValue(true)
  await boxes[1]!.setValue(false)
  await boxes[3]!.setValue(true)
  const set = { closing: true, extension: false, part_shipment: false, installation: true }
  expect(form.needs_customer).toEqual(set)
  shown.unmount()
})

it('leaves limits that bind supervisors to the owner, and that of agents to both', () => {
  const labels = ['客服退款上限', '主管退款上限', '小额赔付上限']
  for (const [isOwner, off] of [
    [true, [false, false, false]],
    [false, [false, true, true]],
  ] as const) {
    const form = { needs_customer: {}, refund_yuan: 500 } as unknown as RulesForm
    const shown = mount(RestRules, {
      props: { modelValue: form, faultAt: () => undefined, isOwner },
      global: { plugins: [i18n] as never[] },
    })
    const fields = labels.map((label) => shown.get<HTMLInputElement>(`input[aria-label="${label}"]`).element)
    expect(fields.map(({ disabled }) => disabled)).toEqual(off)
    expect(fields[0]!.value).toBe('500')
    shown.unmount()
  }
})

it('asks how long news of a parcel are awaited, and says why a time is refused', async () => {
  const form = { needs_customer: {}, stuck_after_h: 48, lost_after_days: 2 } as unknown as RulesForm
  const faultAt = (name: string) => (name === 'lost_after' ? '要比「没有新动态」的时间长' : undefined)
  const shown = mount(RestRules, {
    props: { modelValue: form, faultAt, isOwner: false },
    global: { plugins: [i18n] as never[] },
  })
  const field = (label: string) => shown.get<HTMLInputElement>(`input[aria-label="${label}"]`)
  await field('包裹长时间没有新动态').setValue(24)
  expect(form.stuck_after_h).toBe(24)
  expect(field('包裹可能丢失').attributes('aria-invalid')).toBe('true')
  expect(shown.text()).toContain('要比「没有新动态」的时间长')
  shown.unmount()
})
