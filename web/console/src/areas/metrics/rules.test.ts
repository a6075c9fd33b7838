import { VueQueryPlugin } from '@tanstack/vue-query'
import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, expect, it, vi } from 'vitest'
import { i18n, say } from '@console/i18n'
import { SHOP } from '@console/live/shop'
import type { figuresOf, Measure, Profile, ProfileView } from './figures'
import MetricsRules from './MetricsRules.vue'
import { faultsOf } from './rules'
import './words'

const within = (id: string, ms: number): Measure => ({
  id,
  counts: { how: 'within', ms },
  of: 'each_round',
  goal: null,
})
const measures = [
  within('first_within_30_seconds', 30_000),
  within('customers_within_3_minutes', 180_000),
  within('customers_within_5_minutes', 300_000),
]
const profile = {
  id: 'pdd',
  hours: { from_minute: 480, to_minute: 1380, utc_offset_minutes: 480 },
  measures,
  period_days: 30,
} as unknown as Profile
const held: ProfileView = { profile, rev: 0, is_changed: false }
const plugins = [i18n, VueQueryPlugin] as never[]
const global = { plugins, provide: { [SHOP as symbol]: { id: 'shop' } }, directives: { tip: {} } }
afterEach(() => document.body.replaceChildren())

it('knows limits of one second to a day and 1 to 90 days', () => {
  expect(faultsOf(profile).size).toBe(0)
  const bad = [within('a', 999), within('b', 86_400_001), within('c', 86_400_000)]
  expect([...faultsOf({ measures: bad, period_days: '' as never })]).toEqual(['a', 'b', 'period_days'])
})
it('says at the limit which of three is out of bounds, and sends nothing', async () => {
  const change = vi.fn(async () => held)
  const api = { change } as unknown as ReturnType<typeof figuresOf>
  const shown = mount(MetricsRules, { props: { api, held }, global })
  const form = document.querySelector('dialog form')!
  const type = async (at: number, text: string) => {
    const field = form.querySelectorAll<HTMLInputElement>('input[type=number]')[at]!
    field.value = text
    field.dispatchEvent(new Event('input'))
    await flushPromises()
  }
  const told = () =>
    [...form.querySelectorAll('input[type=number]')].map(
      (field) => field.parentElement!.querySelector('[role=alert]')?.textContent,
    )
  const send = () => form.dispatchEvent(new Event('submit', { cancelable: true }))
  await type(1, '0')
  await type(3, '91')
  const bounds = say('metrics.limit_bounds')
  expect(told()).toEqual([undefined, bounds, undefined, say('errors.bad_period')])
  send()
  expect(change).not.toHaveBeenCalled()
  await type(1, '180')
  await type(3, '30')
  expect(told()).toEqual([undefined, undefined, undefined, undefined])
  send()
  expect(change).toHaveBeenCalledOnce()
  await flushPromises()
  shown.unmount()
})
