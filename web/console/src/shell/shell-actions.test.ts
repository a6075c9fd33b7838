import { flushPromises, mount } from '@vue/test-utils'
import { createPinia } from 'pinia'
import { ref } from 'vue'
import { afterEach, expect, it, vi } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import type { DeskRow } from '@kit/live'
import { toasts } from '@kit/ui/toasts'
import { availableActions, runAction } from '@console/actions/actions'
import { aRow } from '@console/areas/reception/testing'
import type { Shop } from '@console/live/shop'
import { doAsked } from './acts'
import { useShellActions } from './shell-actions'

const empty = { template: '<p></p>' }
afterEach(() => void toasts.splice(0))

function shell(rows: DeskRow[], { role = 'agent', unread = 0 } = {}) {
  const become = vi.fn()
  const readUntilNow = vi.fn(async () => undefined)
  const shop = {
    slug: 's',
    me: 'me',
    membership: { member: { role } },
    rows: ref(rows),
    isOnline: ref(true),
    myPresence: ref('online'),
    become,
    notices: { total: ref(unread), readUntilNow },
  } as unknown as Shop
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [
      { path: '/', component: empty },
      { path: '/:shop/contacts', name: 'contacts', component: empty },
      { path: '/:shop/shifts', name: 'shifts', component: empty },
    ],
  })
  let actions!: ReturnType<typeof useShellActions>
  const component = { ...empty, setup: () => void (actions = useShellActions(shop)) }
  const shown = mount(component, { global: { plugins: [router, createPinia()] } })
  return { actions, become, readUntilNow, router, end: () => shown.unmount() }
}

it('asks who still has customers before they go offline, with the numbers', () => {
  const { actions, become, end } = shell([
    aRow('a', { waiting_since: 1 }),
    aRow('b', { waiting_since: null }),
    aRow('theirs', { assignee: 'other', waiting_since: 1 }),
  ])
  runAction('presence_offline')
  expect(become).not.toHaveBeenCalled()
  expect(actions.leaving.value).toEqual({ open: 2, waiting: 1 })
  runAction('presence_rest')
  expect(become).toHaveBeenCalledExactlyOnceWith('rest')
  end()
})
it('lets go whoever has nobody', () => {
  const { actions, become, end } = shell([aRow('theirs', { assignee: 'other', waiting_since: 1 })])
  runAction('presence_offline')
  expect(become).toHaveBeenCalledExactlyOnceWith('offline')
  expect(actions.leaving.value).toBeUndefined()
  end()
})

const ids = () => availableActions().map(({ id }) => id)

it.each([
  ['contact_add', 'contacts', 'add'],
  ['clock_on', 'shifts', 'on'],
  ['clock_off', 'shifts', 'off'],
  ['hand_over', 'shifts', 'hand_over'],
] as const)('opens the page for %s, which does it once', async (id, page, act) => {
  const { router, end } = shell([])
  const done = vi.fn()
  const open = () => mount({ ...empty, setup: () => doAsked({ [act]: done }) })
  open().unmount()
  expect(done).not.toHaveBeenCalled()
  const shown = open()
  runAction(id)
  await vi.waitFor(() => expect(done).toHaveBeenCalledOnce())
  expect(router.currentRoute.value.fullPath).toBe(`/s/${page}`)
  shown.unmount()
  open().unmount()
  expect(done).toHaveBeenCalledOnce()
  end()
})
it('asks nothing of a page that was not opened', async () => {
  const { router, end } = shell([])
  const done = vi.fn()
  router.beforeEach((to) => to.name !== 'shifts')
  const refused = new Promise((tell) => router.afterEach((to) => to.name === 'shifts' && tell(to)))
  const page = mount({ ...empty, setup: () => doAsked({ off: done }) })
  runAction('clock_off')
  await refused
  await flushPromises()
  expect(done).not.toHaveBeenCalled()
  page.unmount()
  end()
})
it('offers clock and contacts to those who serve', () => {
  const offered = (role: string) => {
    const { end } = shell([], { role })
    const found = ids().filter((id) => /^(contact_add|clock_on|clock_off|hand_over)$/.test(id))
    end()
    return found.length
  }
  expect(['owner', 'supervisor', 'agent', 'trainee', 'warehouse'].map(offered)).toEqual([4, 4, 4, 0, 0])
})
it('marks all notices read where there are any, and says so', async () => {
  const none = shell([])
  runAction('notices_read')
  expect(ids()).not.toContain('notices_read')
  expect(none.readUntilNow).not.toHaveBeenCalled()
  none.end()
  const { readUntilNow, end } = shell([], { unread: 3 })
  runAction('notices_read')
  await flushPromises()
  expect(readUntilNow).toHaveBeenCalledOnce()
  expect(toasts.map(({ tone }) => tone)).toEqual(['good'])
  readUntilNow.mockRejectedValue(new Error('offline'))
  runAction('notices_read')
  await flushPromises()
  expect(toasts.map(({ tone }) => tone)).toEqual(['good', 'late'])
  end()
})
