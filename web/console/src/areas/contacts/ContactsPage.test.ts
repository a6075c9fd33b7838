import { VueQueryPlugin } from '@tanstack/vue-query'
import { mount } from '@vue/test-utils'
import { nextTick, ref } from 'vue'
import { expect, it, vi } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import { i18n } from '@console/i18n'
import { SHOP } from '@console/live/shop'
import { askPage } from '@console/shell/acts'
import ContactsPage from './ContactsPage.vue'

vi.stubGlobal('fetch', async () => Response.json([]))
const router = createRouter({
  history: createMemoryHistory(),
  routes: [{ path: '/', component: { template: '<p></p>' } }],
})
const open = () =>
  mount(ContactsPage, {
    global: {
      plugins: [i18n, router, VueQueryPlugin] as never[],
      provide: { [SHOP as symbol]: { id: 'shop', isOnline: ref(true), listen: () => () => undefined } },
      directives: { tip: {} },
      stubs: { ContactDialog: { props: ['contact'], template: '<i class="adding">{{ contact }}</i>' } },
    },
  })

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
