import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, expect, it, vi } from 'vitest'
import { i18n } from '@console/i18n'
import zh from '@console/i18n/zh-CN'
import { SHOP } from '@console/live/shop'
import { faultsOf } from './rules'
import ShiftDialog from './ShiftDialog.vue'
import ShiftRulesForm from './ShiftRulesForm.vue'
import type { Plan, ShiftRules } from './shifts'

const rules: ShiftRules = {
  serves: 'present',
  early_min: 15,
  late_min: 30,
  remind_min: 15,
  presets: [
    { name: '早班', span: { from: 480, to: 960 } },
    { name: '晚班', span: { from: 900, to: 1380 } },
  ],
  least: 1,
  least_of: [],
}
const global = { plugins: [i18n], provide: { [SHOP as symbol]: { id: 'shop' } }, directives: { tip: {} } }
const fetched = vi.fn()
vi.stubGlobal('fetch', fetched)
afterEach(() => {
  document.body.replaceChildren()
  fetched.mockReset()
})

it('finds what the server would refuse, by its field, with a sentence for each', () => {
  expect(faultsOf(rules, { 售后: 0 }).size).toBe(0)
  const [early, late] = rules.presets
  const presets = [early!, { ...late!, name: ' 早班' }, { name: '', span: { from: 60, to: 60 } }]
  const faults = faultsOf(
    { ...rules, early_min: 121, late_min: -1, remind_min: '' as never, least: 101, presets },
    { 售后: 1.5 },
  )
  expect(Object.fromEntries(faults)).toEqual({
    early_min: 'bad_minutes',
    late_min: 'bad_minutes',
    remind_min: 'bad_minutes',
    least: 'bad_least',
    'least_of.售后': 'bad_least',
    'presets.1.name': 'bad_preset',
    'presets.2.name': 'bad_preset',
    'presets.2.span': 'bad_span',
  })
  expect([...faults.values()].filter((code) => !(code in zh.errors))).toEqual([])
})

it('keeps what is typed while what was saved comes back, and takes what a colleague saved', async () => {
  const form = mount(ShiftRulesForm, { props: { rules, rev: 1, groups: [] }, global })
  const least = () => form.findAll<HTMLInputElement>('.numbers input')[3]!
  const saved = (rev: number, now: ShiftRules) => form.setProps({ rules: now, rev })
  fetched.mockImplementation(() => Promise.resolve(Response.json({ rules: { ...rules, least: 9 }, rev: 2 })))
  await least().setValue(9)
  await form.find('form').trigger('submit')
  await flushPromises()
  expect(form.emitted('saved')).toHaveLength(1)
  await least().setValue(4)
  await saved(2, { ...rules, least: 9 })
  expect(least().element.value).toBe('4')
  await saved(3, { ...rules, least: 7 })
  expect(least().element.value).toBe('7')
  form.unmount()
})

it('says at the field which number and which usual shift is wrong, and sends nothing', async () => {
  const form = mount(ShiftRulesForm, { props: { rules, rev: 0, groups: ['售后'] }, global })
  const isTold = (all: string) => form.findAll(all).map((one) => one.find('[role=alert]').exists())
  await form.findAll('.numbers input')[1]!.setValue(121)
  expect(isTold('.numbers label')).toEqual([false, true, false, false, false])
  await form.findAll('.preset')[1]!.find('input').setValue('早班')
  expect(isTold('.preset')).toEqual([false, true])
  await form.findAll('.preset')[0]!.findAll('input[type=time]')[1]!.setValue('08:00')
  expect(form.findAll('.preset')[0]!.text()).toContain(zh.errors.bad_span)
  await form.find('form').trigger('submit')
  expect(form.find('[type=submit]').attributes('disabled')).toBeDefined()
  expect(fetched).not.toHaveBeenCalled()
  form.unmount()
})

const dialog = () => document.querySelector('dialog')!
const submit = () =>
  dialog()
    .querySelector('form')!
    .dispatchEvent(new Event('submit', { cancelable: true }))

it.each([
  ['bad_span', 0],
  ['bad_date', 1],
  ['bad_member', 2],
  ['forbidden', -1],
])('says %s at its field until that is mended', async (code, place) => {
  fetched.mockImplementation(async () => new Response(JSON.stringify({ code, title: '' }), { status: 422 }))
  const plan = { rules, rev: 0, shifts: [] } as unknown as Plan
  const date = '2026-11-28'
  const groups = [{ name: '售后', members: ['he'] }]
  const member = { id: 'he', nick: '小禾' }
  const props = { plan, member, date, dates: [date], shifts: [], groups }
  const shown = mount(ShiftDialog, { props, global })
  submit()
  await flushPromises()
  const told = dialog().querySelector('[role=alert]')!
  const fields = [...dialog().querySelectorAll<HTMLElement>('fieldset, .down')]
  expect(fields.indexOf(told.parentElement!)).toBe(place)
  dialog().querySelectorAll('input[type=radio]')[1]!.dispatchEvent(new Event('change'))
  await flushPromises()
  expect(dialog().querySelector('[role=alert]')).toBeNull()
  shown.unmount()
})
