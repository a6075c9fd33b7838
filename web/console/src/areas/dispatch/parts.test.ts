import { mount } from '@vue/test-utils'
import { expect, it } from 'vitest'
import { vTip } from '@kit/ui'
import type { Place } from '@console/api/types'
import { i18n } from '@console/i18n'
import './words'
import MemberWeights from './MemberWeights.vue'
import TrialResult from './TrialResult.vue'
import type { Trial } from './dispatch'

const global = { plugins: [i18n], directives: { tip: vTip } }
const members = [
  { id: 'a', nick: '小禾', capacity: 20 },
  { id: 'b', nick: '安然', capacity: 10 },
] as Place[]
const trial: Trial = {
  decisions: 40,
  changed: 6,
  is_partial: false,
  not_tried: [],
  queued_before: 3,
  queued_after: 1,
  left_before: 0,
  left_after: 0,
  members: [
    { member: 'a', name: '小禾', before: 20, after: 26 },
    { member: 'b', name: '安然', before: 20, after: 14 },
  ],
}

it('keeps only the member that was changed', async () => {
  const shown = mount(MemberWeights, {
    props: { modelValue: [], members, fault: () => undefined },
    global,
  })
  await shown.find('input[type=number]').setValue(300)
  expect(shown.emitted('update:modelValue')?.[0]).toEqual([
    [{ member: 'a', weight: 300, is_draining: false }],
  ])
})
it('says at the member what is wrong with a weight', () => {
  const modelValue = [{ member: 'b', weight: 0, is_draining: false }]
  const fault = (at: string) => (at === 'members.b' ? '权重要在 1 到 1000 之间' : undefined)
  const shown = mount(MemberWeights, { props: { modelValue, members, fault }, global })
  expect(shown.findAll('li')[1]!.text()).toContain('权重要在 1 到 1000 之间')
  expect(shown.findAll('input[type=number]')[1]!.attributes('aria-invalid')).toBe('true')
})
it('shows what a changed rule would have done, member by member', () => {
  const shown = mount(TrialResult, { props: { trial, isTrying: false }, global })
  expect(shown.text()).toContain('40 次分配中有 6 次会不同')
  expect(shown.text()).toContain('排队 3 → 1')
  expect(shown.findAll('tbody tr').map((row) => row.text().replaceAll(/\s+/g, ''))).toEqual([
    '小禾2026+6',
    '安然2014−6',
  ])
})
it('adds up: whom nobody gets has a line too', () => {
  const members = [{ member: 'a', name: '小禾', before: 38, after: 33 }]
  const shown = mount(TrialResult, { props: { trial: { ...trial, members }, isTrying: false }, global })
  expect(shown.findAll('tbody tr').map((row) => row.text().replaceAll(/\s+/g, ''))).toEqual([
    '小禾3833−5',
    '没有分给谁27+5',
  ])
})
it('says so where nothing changes or there is nothing to try', () => {
  const same = mount(TrialResult, { props: { trial: { ...trial, changed: 0 }, isTrying: false }, global })
  expect(same.text()).toContain('40 次分配，结果都一样')
  expect(same.find('table').exists()).toBe(false)
  const none = mount(TrialResult, { props: { trial: { ...trial, decisions: 0 }, isTrying: false }, global })
  expect(none.text()).toContain('最近 24 小时没有分配过')
})
it('says which settings were not tried, and that the day was not whole', () => {
  const whole = mount(TrialResult, { props: { trial, isTrying: false }, global })
  expect(whole.find('.caution').exists()).toBe(false)
  const not_tried = ['after_transfer', 'leave_to']
  const part = mount(TrialResult, {
    props: { trial: { ...trial, changed: 0, not_tried, is_partial: true }, isTrying: false },
    global,
  })
  expect(part.text()).toContain('没有算进去：转接过的客户再来，没有人在岗。')
  expect(part.text()).toContain('没有试全')
})
