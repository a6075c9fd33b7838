import { mount } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { computed, nextTick, ref } from 'vue'
import { beforeEach, expect, it, vi } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import type { DeskRow } from '@kit/live'
import { i18n } from '@console/i18n'
import { SHOP, type Shop } from '@console/live/shop'
import { aRow } from '@console/areas/reception/testing'
import { runAction } from '@console/actions/actions'
import OverdueAlarm from './OverdueAlarm.vue'

const ring = vi.hoisted(() => vi.fn())
vi.mock('@console/shell/sounds', () => ({ ring }))

const empty = { template: '<p></p>' }
async function open(role = 'agent', at = '/s') {
  setActivePinia(createPinia())
  const rows = ref<DeskRow[]>([])
  const now = ref(0)
  const shop = {
    slug: 's',
    me: 'me',
    membership: { member: { role } },
    rows: computed(() => rows.value),
    now,
    desk: ref({ isKnown: true }),
    api: { members: async () => [{ id: 'other', nick: '安然' }] },
  } as unknown as Shop
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [
      { path: '/:shop/:conversation?', name: 'reception', component: empty },
      { path: '/:shop/goods', name: 'goods', component: empty },
    ],
  })
  await router.push(at)
  const alarm = mount(OverdueAlarm, {
    attachTo: document.body,
    global: {
      plugins: [i18n, router],
      provide: { [SHOP as symbol]: shop },
      directives: { tip: {} },
    },
  })
  return { alarm, rows, now, router }
}
beforeEach(() => {
  localStorage.clear()
  ring.mockClear()
})

it('lists who waits too long, rings at each step, and empties itself', async () => {
  const { alarm, rows, now } = await open()
  await nextTick()
  now.value = 1
  await nextTick()
  rows.value = [
    aRow('a', { waiting_since: 10_000, customer: { id: 'a', name: '周以南', known: true } }),
    aRow('b', { waiting_since: 0, customer: { id: 'b', name: '林小满', known: true } }),
  ]
  now.value = 19_000
  await nextTick()
  expect(alarm.find('.overdue-alarm').exists()).toBe(false)
  now.value = 35_000
  await nextTick()
  expect(alarm.findAll('li').map((row) => row.text())).toEqual(['林小满已等 00:35', '周以南已等 00:25'])
  expect(alarm.find('section').classes()).toContain('due')
  expect(ring).toHaveBeenCalledTimes(1)
  now.value = 36_000
  await nextTick()
  expect(ring).toHaveBeenCalledTimes(1)
  now.value = 61_000
  await nextTick()
  expect(alarm.find('section').classes()).toContain('late')
  expect(ring).toHaveBeenCalledTimes(2)
  rows.value = [rows.value[0]!, { ...rows.value[1]!, waiting_since: null }]
  await nextTick()
  expect(alarm.findAll('li')).toHaveLength(1)
  rows.value = rows.value.map((row) => ({ ...row, waiting_since: null }))
  await nextTick()
  expect(alarm.find('.overdue-alarm').exists()).toBe(false)
  alarm.unmount()
})

it('jumps to the longest wait and leaves the focus where it was', async () => {
  const { alarm, rows, now, router } = await open()
  const field = document.body.appendChild(document.createElement('textarea'))
  field.focus()
  rows.value = [aRow('a', { waiting_since: 10_000 }), aRow('b', { waiting_since: 0 })]
  now.value = 60_000
  await nextTick()
  expect(document.activeElement).toBe(field)
  runAction('overdue')
  await vi.waitFor(() => expect(router.currentRoute.value.params.conversation).toBe('b'))
  runAction('overdue')
  await vi.waitFor(() => expect(router.currentRoute.value.params.conversation).toBe('a'))
  expect(document.activeElement).toBe(field)
  alarm.unmount()
  field.remove()
})

it('shows leaders the whole shop where they want it, and agents never', async () => {
  for (const [role, seen] of [
    ['agent', 0],
    ['supervisor', 1],
  ] as const) {
    localStorage.setItem('yingke.settings', JSON.stringify({ overdue_shop: true }))
    const { alarm, rows, now } = await open(role)
    rows.value = [aRow('theirs', { waiting_since: 0, assignee: 'other' })]
    now.value = 60_000
    await nextTick()
    expect(alarm.findAll('li')).toHaveLength(seen)
    alarm.unmount()
  }
})

it('folds where the page is not the chats, and opens with them', async () => {
  const { alarm, rows, now, router } = await open('agent', '/s/goods')
  rows.value = [aRow('a', { waiting_since: 0 })]
  now.value = 60_000
  await nextTick()
  expect([alarm.find('.overdue-alarm').exists(), alarm.findAll('li').length]).toEqual([true, 0])
  await router.push('/s')
  await nextTick()
  expect(alarm.findAll('li')).toHaveLength(1)
  alarm.unmount()
})
