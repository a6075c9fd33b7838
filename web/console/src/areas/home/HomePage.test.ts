import { VueQueryPlugin } from '@tanstack/vue-query'
import { flushPromises, mount } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { ref } from 'vue'
import { i18n } from '@console/i18n'
import { SHOP } from '@console/live/shop'
import { defaults, useSettings } from '@console/settings/settings'
import HomePage from './HomePage.vue'
import type { Home } from './home'
import { aHome } from './testing'

let home: Home
let status = 200
beforeEach(() => {
  localStorage.clear()
  setActivePinia(createPinia())
  home = aHome()
  status = 200
  vi.stubGlobal('fetch', async (path: string, { method }: RequestInit) => {
    if (path.includes('/trade-rules')) return Response.json({ rules: { flag_names: [] } })
    if (method === 'PATCH') return new Response(null, { status: 204 })
    return status === 200 ? Response.json(home) : Response.json({ code: 'internal' }, { status })
  })
})
afterEach(() => {
  vi.unstubAllGlobals()
  document.body.replaceChildren()
})

async function open() {
  const shop = {
    id: 'shop',
    slug: 's',
    me: 'me',
    now: ref(60_000),
    membership: { shop: { name: '青木家居' }, member: { role: 'agent' } },
    listen: () => () => undefined,
  }
  const options = { queryClientConfig: { defaultOptions: { queries: { retry: false } } } }
  const global = {
    plugins: [i18n, [VueQueryPlugin, options]] as never[],
    provide: { [SHOP as symbol]: shop },
    directives: { tip: {} },
    stubs: { RouterLink: { props: ['to'], template: '<a :href="JSON.stringify(to)"><slot /></a>' } },
  }
  const page = mount(HomePage, { global, attachTo: document.body })
  await vi.waitFor(() => expect(page.find('.cards, .ui-state').exists()).toBe(true))
  const titles = () => page.findAll('article h2').map((title) => title.text())
  const press = (name: string) => page.find(`[aria-label="${name}"]`).trigger('click')
  return { page, titles, press }
}
const button = (page: ReturnType<typeof mount>, text: string) =>
  page.findAll('button').find((each) => each.text() === text)!

it('shows the modules of the member in their order, and each leads where the work is', async () => {
  useSettings().settings.home = ['stock', 'of_a_newer_console', 'to_ship']
  const { page, titles } = await open()
  expect(titles()).toEqual(['库存', '待发货'])
  const ways = page.findAll('article a').map((way) => JSON.parse(way.attributes('href')!))
  expect(ways).toContainEqual({ name: 'goods', params: { shop: 's' }, query: { tab: 'sold_out' } })
  expect(ways).toContainEqual({
    name: 'orders',
    params: { shop: 's' },
    query: { tab: 'TO_SHIP' },
  })
  page.unmount()
})
it('is arranged by keys and buttons, and the keys stay where they are', async () => {
  const { settings } = useSettings()
  settings.home = ['stock', 'of_a_newer_console', 'to_ship', 'notices']
  const { page, titles, press } = await open()
  await button(page, '调整').trigger('click')
  expect(page.findAll('article a')).toHaveLength(0)
  const grip = page.find<HTMLElement>('#home-grip-stock')
  grip.element.focus()
  await grip.trigger('keydown', { key: 'ArrowDown' })
  await flushPromises()
  expect(titles()).toEqual(['待发货', '库存', '消息'])
  expect(document.activeElement?.id).toBe('home-grip-stock')
  expect(settings.home).toEqual(['to_ship', 'of_a_newer_console', 'stock', 'notices'])
  await press('「消息」向前移')
  expect(titles()).toEqual(['待发货', '消息', '库存'])
  await press('移除「库存」')
  expect(titles()).toEqual(['待发货', '消息'])
  await button(page, '添加承诺').trigger('click')
  expect(settings.home).toEqual(['to_ship', 'of_a_newer_console', 'notices', 'promises'])
  await button(page, '恢复默认').trigger('click')
  expect(settings.home).toEqual([...defaults().home, 'of_a_newer_console'])
  page.unmount()
})
it('is dropped where it is dragged to', async () => {
  useSettings().settings.home = ['stock', 'to_ship', 'notices']
  const { page, titles } = await open()
  await button(page, '调整').trigger('click')
  await page.find('#home-grip-stock').trigger('dragstart')
  await page.findAll('.cards li')[2]!.trigger('drop')
  expect(titles()).toEqual(['待发货', '消息', '库存'])
  page.unmount()
})
it('offers nothing that the role was not told of', async () => {
  delete home.promises
  useSettings().settings.home = ['promises', 'to_ship']
  const { page, titles } = await open()
  expect(titles()).toEqual(['待发货'])
  await button(page, '调整').trigger('click')
  expect(button(page, '添加承诺')).toBeUndefined()
  page.unmount()
})
it('says that there is nothing on it, and how to change that', async () => {
  useSettings().settings.home = []
  const { page, titles } = await open()
  expect(page.text()).toContain('首页上没有模块')
  await button(page, '恢复默认').trigger('click')
  expect(titles().length).toBe(defaults().home.length)
  page.unmount()
})
it('says that it could not be asked, and asks again', async () => {
  status = 500
  const { page, titles } = await open()
  expect(page.text()).toContain('没能加载出来')
  status = 200
  await button(page, '重试').trigger('click')
  await vi.waitFor(() => expect(titles().length).toBeGreaterThan(0))
  page.unmount()
})
