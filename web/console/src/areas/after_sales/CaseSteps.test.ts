import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, expect, it, vi } from 'vitest'
import { i18n } from '@console/i18n'
import { SHOP } from '@console/live/shop'
import type { CaseStep } from './after-sales'
import CaseSteps from './CaseSteps.vue'

const step = (words: string, is_masked: boolean): CaseStep => ({
  case: 1,
  kind: 'refund_asked',
  by: 'customer',
  at: 1,
  words,
  pictures: [],
  asked: null,
  reason: null,
  amount_fen: null,
  quantity: null,
  wanted: null,
  carrier: null,
  waybill: null,
  is_masked,
})
afterEach(() => {
  vi.unstubAllGlobals()
  document.body.replaceChildren()
})

it('shows the words of one step with a reason: its place is counted from the oldest', async () => {
  const whole = { words: '电话应是 13900139000', carrier: null, waybill: null }
  const asked = vi.fn(async (_path: string, _init?: RequestInit) => Response.json(whole))
  vi.stubGlobal('fetch', asked)
  const page = mount(CaseSteps, {
    props: {
      steps: [step('杯口有缺口', false), step('电话应是 139****9000', true), step('请看照片', false)],
      label: '售后记录',
      order: 'order',
      line: 2,
    },
    global: {
      plugins: [i18n] as never[],
      provide: { [SHOP as symbol]: { id: 'shop' } },
      directives: { tip: {} },
    },
  })
  const buttons = page.findAll('button')
  expect(buttons.map((each) => each.text())).toEqual(['显示'])
  await buttons[0]!.trigger('click')
  await vi.waitFor(() => expect(document.querySelector('dialog input')).toBeTruthy())
  const input = document.querySelector<HTMLInputElement>('dialog input')!
  input.value = '核对电话'
  input.dispatchEvent(new Event('input'))
  await flushPromises()
  input.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter' }))
  await vi.waitFor(() => expect(page.text()).toContain('13900139000'))
  const [path, init] = asked.mock.calls[0]!
  expect(path).toBe('/api/shops/shop/after-sales/order/2/showings')
  expect(JSON.parse(String(init!.body))).toEqual({ step: 1, reason: '核对电话' })
  expect(page.text()).not.toContain('139****9000')
  // The same button, so that it keeps the keyboard.
  expect(page.get('button').element).toBe(buttons[0]!.element)
  await buttons[0]!.trigger('click')
  expect(page.text()).toContain('139****9000')
  expect(page.findAll('button').map((each) => each.text())).toEqual(['显示'])
  page.unmount()
})
