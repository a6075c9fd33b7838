import { mount } from '@vue/test-utils'
import { expect, it } from 'vitest'
import { i18n } from '@console/i18n'
import DelayFields from './DelayFields.vue'
import type { DelayForm } from './rules'

const saved = {
  agree_within_h: 48,
  proposal_within_h: 48,
  return_within_days: 7,
  receive_within_days: 10,
  refund_within_h: 48,
  resend_within_h: 72,
  confirm_resent_days: 10,
  platform_within_days: 7,
  evidence_within_h: 48,
  decide_within_days: 7,
  protect_within_h: 48,
  protect_kept_days: 30,
  most_proposals: 2,
  after_sale_days: 15,
  no_reason_days: 15,
  send_within_h: 24,
  due_soon_h: 6,
  warn_before_h: 6,
}

function said(changes: Partial<DelayForm>) {
  const shown = mount(DelayFields, {
    props: { modelValue: { ...saved, ...changes }, saved },
    global: { plugins: [i18n] as never[] },
  })
  const words = shown.findAll('[role]').map((each) => each.text())
  shown.unmount()
  return words
}

it('says of what is promised to whom a change does not apply', () => {
  const shown = mount(DelayFields, {
    props: { modelValue: saved, saved },
    global: { plugins: [i18n] as never[] },
  })
  expect(shown.text()).toContain('已下的订单按下单时的天数，不受影响。')
  expect(shown.text()).toContain('之前同意的，时间不变。')
  shown.unmount()
})
it('says beside a shorter time when cases under way run out', () => {
  expect(said({})).toEqual([])
  expect(said({ agree_within_h: 49, warn_before_h: 0 })).toEqual([])
  expect(said({ send_within_h: 1, due_soon_h: 1, no_reason_days: 7 })).toEqual([])
  expect(said({ no_reason_days: 6 })).toEqual(['要在 7 到 90 之间'])
  expect(said({ agree_within_h: 12 })).toEqual(['已经在等的售后最早在保存 6 小时后到期'])
  expect(said({ agree_within_h: 2 })).toEqual(['已经在等的售后最早在保存 2 小时后到期'])
  expect(said({ proposal_within_h: 24 })).toEqual(['已经在等的售后最早在保存 6 小时后到期'])
  expect(said({ refund_within_h: 3 })).toEqual(['已经在等的售后最早在保存 3 小时后到期'])
  expect(said({ agree_within_h: '' })).toEqual(['要在 1 到 720 之间'])
})
