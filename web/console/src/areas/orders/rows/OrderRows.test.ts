import { QueryClient, VueQueryPlugin } from '@tanstack/vue-query'
import { flushPromises, mount } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { defineComponent, h, ref } from 'vue'
import type { Role } from '@console/api/types'
import { i18n } from '@console/i18n'
import { SHOP } from '@console/live/shop'
import OrderRows from '../OrderRows.vue'
import { anything } from '../filter'
import { useOrderList } from '../order-list'
import type { OrderRow } from '../orders'
import DensitySwitch from './DensitySwitch.vue'
import { aRow, anOrder, told } from './testing'

// Nothing has a size here: all rows are shown, each as tall as the list says.
vi.mock('@tanstack/vue-virtual', async () => {
  const { computed } = await import('vue')
  interface Asked {
    value: { count: number; estimateSize: () => number; getItemKey: (at: number) => string }
  }
  const useVirtualizer = (asked: Asked) =>
    computed(() => {
      const size = asked.value.estimateSize()
      const items = Array.from({ length: asked.value.count }, (_, index) => ({
        key: asked.value.getItemKey(index),
        index,
        size,
        start: index * size,
      }))
      const nothing = () => undefined
      return {
        getVirtualItems: () => items,
        getTotalSize: () => size * items.length,
        measure: nothing,
        scrollToIndex: nothing,
      }
    })
  return { useVirtualizer }
})

const now = ref(0)
let row: OrderRow
let order: ReturnType<typeof anOrder>
let sent: { method: string; path: string; body?: Record<string, unknown> }[]
beforeEach(() => {
  localStorage.clear()
  setActivePinia(createPinia())
  row = aRow()
  order = anOrder({ note: '别按门铃', rev: 4 })
  sent = []
  vi.stubGlobal('fetch', answer)
})
afterEach(() => {
  now.value = 0
  vi.unstubAllGlobals()
  document.body.replaceChildren()
})

/** The server's side: one order, and its flag. */
async function answer(asked: string, { method = 'GET', body }: RequestInit = {}) {
  const path = String(asked).replace('/api/shops/shop/', '').split('?')[0]!
  sent.push({ method, path, ...(body ? { body: JSON.parse(String(body)) } : {}) })
  if (path === 'orders') return Response.json({ orders: [row], next: null })
  if (path !== 'orders/order' && method !== 'PUT') return Response.json({ rules: { flag_names: [] } })
  if (method === 'PUT') {
    const { flag } = JSON.parse(String(body))
    row = { ...row, flag }
    order = { ...order, flag, rev: 5 }
  }
  return Response.json(order)
}

async function open(role: Role = 'agent') {
  const begun: string[] = []
  const page = defineComponent(() => {
    const { rows } = useOrderList(ref(anything()))
    const onBegin = (_: string, deed: string) => begun.push(deed)
    const asked = { label: '订单列表', isBusy: false, chosen: new Set<string>(), onBegin }
    return () => [h(DensitySwitch), h(OrderRows, { rows: rows.value, ...asked })]
  })
  const shop = {
    id: 'shop',
    slug: 'qingmu',
    isOnline: ref(true),
    now,
    membership: { member: { role } },
    listen: () => () => undefined,
  }
  const shown = mount(page, {
    attachTo: document.body,
    global: {
      plugins: [i18n, [VueQueryPlugin, { queryClient: new QueryClient() }]] as never[],
      provide: { [SHOP as symbol]: shop },
      directives: { tip: {} },
    },
  })
  await vi.waitFor(() => expect(shown.find('[role=option]').exists()).toBe(true))
  const button = (name: string) => shown.find<HTMLElement>(`button[aria-label^="${name}"]`)
  const quick = () => shown.findAll('.quick').map((each) => each.text())
  return { shown, begun, button, quick }
}
const menu = () => document.querySelector('[role=menu]')
const items = () => [...document.querySelectorAll<HTMLElement>('[role^=menuitem]')]
const item = (label: string) => items().find(({ textContent }) => textContent!.includes(label))!
function press(key: string) {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true })
  document.activeElement!.dispatchEvent(event)
}

it('shows what its state waits for in the row, and begins it', async () => {
  const { shown, begun, button, quick } = await open()
  expect(quick()).toEqual(['改价', '催付'])
  await button('改价').trigger('click')
  expect(begun).toEqual(['price'])
  // Nothing was asked for the row itself.
  expect(sent.map(({ path }) => path)).not.toContain('orders/order')
  shown.unmount()
})
it('puts only the row that was reached in the way of the keyboard', async () => {
  const { shown, button } = await open()
  await shown.find('[role=listbox]').trigger('keydown', { key: 'ArrowDown' })
  expect(button('更多操作').attributes('tabindex')).toBe('0')
  shown.unmount()
})
it('has all acts in a menu, disabled with the reason where the order says so', async () => {
  const { shown, begun, button } = await open()
  button('更多操作').element.focus()
  press('ArrowDown')
  await vi.waitFor(() => expect(menu()).not.toBeNull())
  expect(item('发货').getAttribute('aria-disabled')).toBe('true')
  expect(item('发货').textContent).toContain('订单现在的状态不能这样做')
  item('发货').click()
  expect([begun, Boolean(menu())]).toEqual([[], true])
  await vi.waitFor(() => expect(document.activeElement).toBe(items()[0]))
  press('ArrowDown')
  expect(document.activeElement).toBe(items()[1])
  press('Escape')
  await flushPromises()
  expect(menu()).toBeNull()
  expect(document.activeElement).toBe(button('更多操作').element)
  await button('更多操作').trigger('click')
  await vi.waitFor(() => expect(menu()).not.toBeNull())
  item('关闭交易').click()
  expect(begun).toEqual(['close'])
  shown.unmount()
})
it('sets a flag from the row, with the note as it stands, and shows it', async () => {
  const { shown, button } = await open()
  await button('订单 100001 的旗帜').trigger('click')
  await vi.waitFor(() => expect(items()).toHaveLength(6))
  expect(item('灰旗').getAttribute('aria-checked')).toBe('true')
  item('红旗').click()
  await vi.waitFor(() => expect(shown.find('[role=option]').text()).toContain('红旗'))
  const put = sent.filter(({ method }) => method === 'PUT')
  expect(put).toHaveLength(1)
  expect(put[0]!.path).toBe('orders/order/note')
  expect(put[0]!.body).toMatchObject({ note: '别按门铃', flag: 1, rev: 4 })
  expect(put[0]!.body!['key']).toBeTruthy()
  shown.unmount()
})
it('marks an order with a review that nobody replied to, and has the reply in its menu', async () => {
  const none = await open()
  expect(none.shown.find('.to-reply').exists()).toBe(false)
  none.shown.unmount()
  row = aRow({ state: 'TRADE_FINISHED', to_reply: 2 })
  order = anOrder({ state: 'TRADE_FINISHED', to_reply: 2, acts: [told('reply_reviews')] })
  const { shown, begun, button } = await open()
  expect(shown.find('.to-reply').text()).toBe('待回评')
  // Nothing is asked for the mark.
  expect(sent.map(({ path }) => path)).not.toContain('orders/order/reviews')
  await button('更多操作').trigger('click')
  await vi.waitFor(() => expect(menu()).not.toBeNull())
  item('回复评价').click()
  expect(begun).toEqual(['reply_reviews'])
  shown.unmount()
})
it('marks an order that somebody still comes to install, with the day', async () => {
  const marks = async () => {
    const { shown } = await open()
    const found = shown.findAll('.installation').map((mark) => [mark.text(), mark.attributes('title')])
    shown.unmount()
    return found
  }
  expect(await marks()).toEqual([])
  row = aRow({ installation: { day: '2026-03-05' } })
  expect(await marks()).toEqual([['安装 03-05', '预约安装：2026-03-05']])
})
it('marks an order with which more than bringing was bought, and says what', async () => {
  row = aRow({ services: ['送货入户', '送货上楼'] })
  const { shown } = await open()
  const mark = shown.get('.marks .services')
  expect(mark.text()).toBe('大件服务：送货入户、送货上楼')
  expect(mark.get('.names').text()).toBe('送货入户、送货上楼')
  expect(mark.get('.sr-only').text()).toBe('大件服务：')
  shown.unmount()
})
it('has in its menu what else an order waits for', async () => {
  const acts = [told('agree_all'), told('price_protection'), told('enter_invoice', 'already_issued')]
  order = anOrder({ acts })
  const { shown, begun, button } = await open()
  await button('更多操作').trigger('click')
  await vi.waitFor(() => expect(menu()).not.toBeNull())
  expect(item('登记开票').textContent).toContain('已经开过票了')
  item('全部同意').click()
  expect(begun).toEqual(['agree_all'])
  shown.unmount()
})
it('says what of its first line was bought, what else there is, and whose it is', async () => {
  const said = async () => {
    const { shown } = await open()
    const texts = [shown.get('.what small').text(), shown.get('.who').text()]
    shown.unmount()
    return texts
  }
  expect(await said()).toEqual(['100001', '小**林**'])
  row = aRow({ sku: '颜色:原木', note: '别按门铃' })
  expect((await said())[0]).toMatch(/^100001 · 原木 · .*别按门铃$/s)
  row = aRow({ sku: '颜色:原木;尺寸:1.4 米', pieces: 2 })
  expect(await said()).toEqual(['100001 · 原木 · 1.4 米 · × 2', '小**林**'])
  row = aRow({ lines: 2, pieces: 5 })
  expect((await said())[0]).toBe('100001 · 等 2 种商品，共 5 件')
})
it('says by when it has to have left, and as time goes by that it is late', async () => {
  const none = await open()
  expect(none.shown.find('.due-mark').exists()).toBe(false)
  none.shown.unmount()
  const hour = 3_600_000
  row = aRow({ state: 'WAIT_SELLER_SEND_GOODS', ship_by: 24 * hour })
  const { shown } = await open()
  const mark = () => shown.find('.due-mark')
  now.value = 12 * hour
  await flushPromises()
  expect([mark().text(), mark().classes()]).toEqual(['发货还剩 12 小时', expect.arrayContaining(['calm'])])
  now.value = 72 * hour
  await flushPromises()
  expect([mark().text(), mark().classes()]).toEqual(['已超时 2 天', expect.arrayContaining(['late'])])
  expect(mark().attributes('title')).toContain('还没有全部发出')
  shown.unmount()
})
it('opens the note at its mark, and nothing to those who write none', async () => {
  row = aRow({ note: '别按门铃' })
  const agent = await open()
  await agent.shown.find('.noted').trigger('click')
  expect(agent.begun).toEqual(['note'])
  agent.shown.unmount()
  const trainee = await open('trainee')
  await trainee.shown.find('.noted').trigger('click')
  expect(trainee.begun).toEqual([])
  expect(trainee.button('订单 100001 的旗帜').exists()).toBe(false)
  trainee.shown.unmount()
})
it('remembers that its rows are dense', async () => {
  const first = await open()
  const height = (page: typeof first) => page.shown.find<HTMLElement>('[role=option]').element.style.height
  expect(height(first)).toBe('60px')
  const dense = first.shown.findAll('button').find((each) => each.text() === '紧凑')!
  await dense.trigger('click')
  expect([height(first), dense.attributes('aria-pressed')]).toEqual(['36px', 'true'])
  first.shown.unmount()
  setActivePinia(createPinia())
  const again = await open()
  expect(height(again)).toBe('36px')
  expect(again.shown.find('.row').classes()).toContain('dense')
  again.shown.unmount()
})
