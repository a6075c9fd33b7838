import { mount } from '@vue/test-utils'
import { createPinia } from 'pinia'
import { ref } from 'vue'
import { expect, it, vi } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import type { DeskRow } from '@kit/live'
import { runAction } from '@console/actions/actions'
import { aRow } from '@console/areas/reception/testing'
import type { Shop } from '@console/live/shop'
import { useShellActions } from './shell-actions'

function shell(rows: DeskRow[]) {
  const become = vi.fn()
  const shop = {
    slug: 's',
    me: 'me',
    membership: { member: { role: 'agent' } },
    rows: ref(rows),
    isOnline: ref(true),
    myPresence: ref('online'),
    become,
  } as unknown as Shop
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [{ path: '/', component: { template: '<p></p>' } }],
  })
  let actions!: ReturnType<typeof useShellActions>
  const component = { template: '<p></p>', setup: () => void (actions = useShellActions(shop)) }
  const shown = mount(component, { global: { plugins: [router, createPinia()] } })
  return { actions, become, end: () => shown.unmount() }
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
