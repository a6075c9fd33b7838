import { QueryClient, VueQueryPlugin } from '@tanstack/vue-query'
import { flushPromises, mount } from '@vue/test-utils'
import { nextTick, ref } from 'vue'
import { beforeEach, expect, it, vi } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import { i18n } from '@console/i18n'
import { SHOP } from '@console/live/shop'
import { askPage } from '@console/shell/acts'
import ContactsPage from './ContactsPage.vue'

beforeEach(() => void vi.stubGlobal('fetch', async () => Response.json([])))
const router = createRouter({
  history: createMemoryHistory(),
  routes: [{ path: '/', component: { template: '<p></p>' } }],
})
function open() {
  const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  return mount(ContactsPage, {
    global: {
      plugins: [i18n, router, [VueQueryPlugin, { queryClient }]] as never[],
      provide: { [SHOP as symbol]: { id: 'shop', isOnline: ref(true), listen: () => () => undefined } },
      directives: { tip: {} },
      stubs: { ContactDialog: { props: ['contact'], template: '<i class="adding">{{ contact }}</i>' } },
    },
  })
}

it('adds a contact where a key asked for it, and not by itself', async () => {
  const page = open()
  await nextTick()
  expect(page.find('.adding').exists()).toBe(false)
  askPage('add')
  await nextTick()
  expect(page.get('.adding').text()).toBe('')
  page.unmount()
  askPage('add')
  const asked = open()
  await nextTick()
  expect(asked.find('.adding').exists()).toBe(true)
  asked.unmount()
})
it('says why the contacts did not come, and asks again', async () => {
  vi.stubGlobal('fetch', async () => Response.json({ code: 'forbidden' }, { status: 403 }))
  const page = open()
  await flushPromises()
  expect(page.get('.ui-state .hint').text()).toBe('您没有权限做这件事')
  vi.stubGlobal('fetch', async () => Response.json([]))
  await page.get('.ui-state button').trigger('click')
  await flushPromises()
  expect(page.get('.ui-state').text()).not.toContain('没能加载出来')
  page.unmount()
})
