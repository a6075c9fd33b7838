import { mount } from '@vue/test-utils'
import { expect, it, vi } from 'vitest'
import { h, ref } from 'vue'
import { createMemoryHistory, createRouter } from 'vue-router'
import { addressOf, anything, filterOf, type Filter } from '@console/areas/after_sales/filter'
import { useAddress } from './address'

const empty = { render: () => h('p') }

async function open(path: string) {
  const routes = [
    { path: '/after-sales', name: 'after_sales', component: empty },
    { path: '/orders', name: 'orders', component: empty },
  ]
  const router = createRouter({ history: createMemoryHistory(), routes })
  await router.push(path)
  const filter = ref<Filter>(filterOf(router.currentRoute.value.query))
  const page = {
    setup: () => useAddress('after_sales', filter, { addressOf, filterOf }),
    render: empty.render,
  }
  const shown = mount(page, { global: { plugins: [router] } })
  return { router, filter, close: () => shown.unmount() }
}

it('keeps what is asked in the address', async () => {
  const { router, filter, close } = await open('/after-sales?owner=me')
  filter.value = { ...filter.value, turn: 'shop' }
  const query = () => router.currentRoute.value.query
  await vi.waitFor(() => expect(query()).toEqual({ owner: 'me', turn: 'shop' }))
  filter.value = anything()
  await vi.waitFor(() => expect(query()).toEqual({}))
  close()
})
it('follows a link to the same page, and none to another', async () => {
  const { router, filter, close } = await open('/after-sales')
  await router.push('/after-sales?state=PLATFORM_INVOLVED')
  const asked = { ...anything(), state: 'PLATFORM_INVOLVED' }
  await vi.waitFor(() => expect(filter.value).toEqual(asked))
  await router.push('/orders?turn=shop')
  expect(filter.value).toEqual(asked)
  close()
})
