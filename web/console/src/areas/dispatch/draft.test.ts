import { VueQueryPlugin } from '@tanstack/vue-query'
import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Shop } from '@console/live/shop'
import type { Rules, Trial } from './dispatch'
import { useDraft, type Draft } from './draft'
import { emptyGroup } from './rules'

const rules: Rules = {
  recent_days: 3,
  wait_for_known_s: 0,
  dedicated: true,
  share_by: 'load',
  beyond_group: true,
  vip_from_fen: null,
  return_after_s: 30,
  groups: [{ ...emptyGroup('售后'), members: ['a'] }],
  members: [],
  robot_first: false,
  after_transfer: 'last',
  leave_to: 'a',
  reasons: [],
  needs_reason: false,
}
const trial = { decisions: 40, changed: 6 } as Trial
const tried: Rules[] = []
let staffComes: () => void
let trialComes: () => void

beforeEach(() => {
  vi.useFakeTimers()
  tried.length = 0
  const staffIsThere = new Promise<void>((resolve) => (staffComes = resolve))
  const answers = async (url: string, init: RequestInit) => {
    if (url.endsWith('/staff')) return staffIsThere.then(() => [{ id: 'a', nick: '小禾', role: 'agent' }])
    if (!url.endsWith('/trials')) return { rules, rev: 1 }
    tried.push((JSON.parse(String(init.body)) as { rules: Rules }).rules)
    await new Promise<void>((resolve) => (trialComes = resolve))
    return trial
  }
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    const found = await answers(url, init)
    return new Response(JSON.stringify(found), { headers: { 'content-type': 'application/json' } })
  })
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const settle = async () => {
  await vi.advanceTimersByTimeAsync(1_000)
  await flushPromises()
}
async function open() {
  let draft!: Draft
  const page = {
    setup() {
      draft = useDraft({ id: 'shop' } as Shop)
      return () => null
    },
  }
  const shown = mount(page, { global: { plugins: [VueQueryPlugin] as never[] } })
  await settle()
  return { draft, shown }
}
async function openWithStaff() {
  const { draft, shown } = await open()
  staffComes()
  await settle()
  return { draft, shown }
}

it('takes nobody for gone before the staff is there', async () => {
  const { draft, shown } = await open()
  expect([tried, draft.isDirty.value]).toEqual([[], false])
  staffComes()
  await settle()
  expect([tried, draft.isDirty.value]).toEqual([[], false])
  draft.draft.value!.recent_days = 5
  await settle()
  expect(tried.map(({ leave_to, groups }) => [leave_to, groups[0]!.members])).toEqual([['a', ['a']]])
  shown.unmount()
})
it('shows no trial of what no longer stands in the form, however late it comes', async () => {
  const { draft, shown } = await openWithStaff()
  draft.draft.value!.recent_days = 5
  await settle()
  expect(draft.isTrying.value).toBe(true)
  draft.draft.value!.recent_days = 3
  await settle()
  trialComes()
  await settle()
  expect([draft.trial.value, draft.isTrying.value]).toEqual([undefined, false])
  shown.unmount()
})
it('drops a trial once a field is wrong', async () => {
  const { draft, shown } = await openWithStaff()
  draft.draft.value!.recent_days = 5
  await settle()
  trialComes()
  await settle()
  expect(draft.trial.value).toEqual(trial)
  draft.draft.value!.recent_days = 31
  await settle()
  expect([draft.trial.value, tried.length]).toEqual([undefined, 1])
  shown.unmount()
})
