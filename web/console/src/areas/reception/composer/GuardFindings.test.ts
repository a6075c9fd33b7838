import { mount } from '@vue/test-utils'
import { expect, it } from 'vitest'
import type { Finding } from '@kit/live'
import { vTip } from '@kit/ui'
import { i18n } from '@console/i18n'
import GuardFindings from './GuardFindings.vue'

const text = '电话 13812345678，最便宜'
const finding = (given: Partial<Finding>): Finding => ({
  id: 'privacy.phone',
  severity: 'confirm',
  start: 3,
  end: 14,
  reason: '像是手机号',
  source: '',
  suggestion: null,
  ...given,
})
const show = (...findings: Finding[]) =>
  mount(GuardFindings, { props: { text, findings }, global: { plugins: [i18n], directives: { tip: vTip } } })

it('underlines the words it means, and says why', () => {
  const shown = show(finding({}))
  expect(shown.find('u').text()).toBe('13812345678')
  expect(shown.text()).toContain('像是手机号')
})
it('puts the suggestion in the place of the words', async () => {
  const shown = show(finding({ id: 'ad', severity: 'hint', start: 15, end: 18, suggestion: '很划算' }))
  await shown.find('button').trigger('click')
  expect(shown.emitted('replace')).toEqual([['电话 13812345678，很划算']])
})
it('offers no button where there is no suggestion', () => {
  expect(show(finding({})).find('button').exists()).toBe(false)
})
