import { flushPromises, mount } from '@vue/test-utils'
import { expect, it, vi } from 'vitest'
import { i18n } from '@console/i18n'
import { SHOP } from '@console/live/shop'
import MaskedField from './MaskedField.vue'

it('shows and hides with one button, which keeps the keyboard', async () => {
  const show = vi.fn(async () => ({ value: '13800138000' }))
  const page = mount(MaskedField, {
    attachTo: document.body,
    props: { of: 'orders', id: 'order', field: 'phone', label: '电话', masked: '138****8000' },
    global: {
      plugins: [i18n],
      provide: { [SHOP as symbol]: { id: 'shop', slug: 'qingmu', api: { show } } },
      directives: { tip: {} },
    },
  })
  const button = page.get('button').element
  button.focus()
  button.click()
  const reason = () => document.querySelector<HTMLInputElement>('dialog input')
  await vi.waitFor(() => expect(reason()).toBeTruthy())
  reason()!.value = '核对电话'
  reason()!.dispatchEvent(new Event('input'))
  reason()!.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter' }))
  await vi.waitFor(() => expect(page.text()).toContain('13800138000'))
  await flushPromises()
  expect([page.get('button').text(), document.activeElement]).toEqual(['隐藏', button])
  button.click()
  await flushPromises()
  expect([page.get('button').text(), document.activeElement]).toEqual(['显示', button])
  expect(page.text()).not.toContain('13800138000')
  page.unmount()
})
