import { mount, RouterLinkStub } from '@vue/test-utils'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import MyOrdersPage from './pages/MyOrdersPage.vue'
import { lang } from './words'

const usual = lang.value
const lines = [{ no: 0, title: '餐桌', sku: '', picture: '', quantity: 1, refund_state: 'NO_REFUND' }]
const order = (no: number, state = 'WAIT_SELLER_SEND_GOODS') => {
  return { id: `o${no}`, no: `n${no}`, state, created_at: 0, total_fen: 100, acts: [], lines }
}
/** What a cursor leads to. */
let pages: Record<string, unknown>
beforeEach(() => {
  lang.value = 'zh-CN'
  localStorage.setItem('yingke.qingmu.device', '"d"')
  window.Yingke = { introduce: async () => ({ shop: 's', token: 't' }), looking: () => undefined } as never
  pages = {
    '': { orders: Array.from({ length: 50 }, (_, at) => order(at)), next: 'after 49' },
    'after 49': { orders: [order(50)], next: null },
  }
  vi.stubGlobal('fetch', async (asked: string) => {
    const { pathname, searchParams } = new URL(asked, 'http://shop')
    const of = [searchParams.get('standing'), searchParams.get('q'), searchParams.get('cursor')]
    const page = pathname === '/api/shops/s/mine/orders' && pages[of.filter(Boolean).join(' ')]
    return page ? Response.json(page) : Response.json({}, { status: 503 })
  })
})
afterEach(() => {
  lang.value = usual
  delete window.Yingke
  localStorage.clear()
  vi.unstubAllGlobals()
})

const router = createRouter({
  history: createMemoryHistory(),
  routes: [{ path: '/:rest(.*)*', component: { render: () => null } }],
})

async function open() {
  const shown = mount(MyOrdersPage, {
    props: { slug: 'qingmu' },
    global: { plugins: [router], stubs: { RouterLink: RouterLinkStub } },
  })
  const cards = () => shown.findAll('.order-card')
  const more = () => shown.findAll('button').find((button) => button.text() === '加载更多')
  await vi.waitFor(() => expect(cards()).toHaveLength(50))
  return { shown, cards, more }
}

it('reaches the 51st order, and keeps it when it looks again', async () => {
  const { shown, cards, more } = await open()
  await more()!.trigger('click')
  await vi.waitFor(() => expect(cards()).toHaveLength(51))
  expect(more()).toBeUndefined()
  pages['after 49'] = { orders: [order(50, 'TRADE_CLOSED')], next: null }
  dispatchEvent(new Event('yingke:changed'))
  await vi.waitFor(() => expect(cards()[50]!.text()).toContain('交易关闭'))
  expect(cards()).toHaveLength(51)
  shown.unmount()
})
it('keeps what is there where the next page does not come, and can be asked again', async () => {
  const { shown, cards, more } = await open()
  const rest = pages['after 49']
  delete pages['after 49']
  await more()!.trigger('click')
  await vi.waitFor(() => expect(shown.find('[role=alert]').exists()).toBe(true))
  expect(shown.get('[role=alert]').text()).toContain('请再试一次')
  expect(cards()).toHaveLength(50)
  pages['after 49'] = rest
  await more()!.trigger('click')
  await vi.waitFor(() => expect(cards()).toHaveLength(51))
  shown.unmount()
})
it('shows by tabs what waits and how much, and asks for one of them', async () => {
  pages[''] = {
    orders: Array.from({ length: 50 }, (_, at) => order(at)),
    next: 'after 49',
    counts: { all: 51, to_pay: 2, to_ship: 49, to_receive: 0, to_review: 0, after_sale: 0 },
  }
  pages['to_pay'] = { orders: [order(60), order(61)], next: null }
  const { shown, cards, more } = await open()
  await more()!.trigger('click')
  await vi.waitFor(() => expect(cards()).toHaveLength(51))
  const tabs = shown.get('nav').findAllComponents(RouterLinkStub)
  const words = tabs.map((tab: { text: () => string }) => tab.text().replace(/\s+/g, ' '))
  expect(words).toEqual(['全部 51', '待付款 2', '待发货 49', '待收货', '待评价', '退款售后'])
  expect(tabs[1]!.props('to')).toEqual({ path: '/qingmu/orders', query: { standing: 'to_pay' } })
  await shown.setProps({ standing: 'to_pay' })
  expect(cards()).toHaveLength(0)
  await vi.waitFor(() => expect(cards()).toHaveLength(2))
  expect(shown.get('nav .here').text()).toContain('待付款')
  await shown.setProps({ standing: 'no such' })
  await vi.waitFor(() => expect(cards()).toHaveLength(50))
  shown.unmount()
})
it('looks for a number or a title in the tab that is open, and says when there is none', async () => {
  pages['to_ship'] = pages['']
  pages['to_ship 餐桌'] = { orders: [], next: null }
  const { shown, cards } = await open()
  await shown.setProps({ standing: 'to_ship' })
  await shown.get('input[type=search]').setValue(' 餐桌 ')
  await shown.get('form').trigger('submit')
  await vi.waitFor(() => expect(router.currentRoute.value.query).toEqual({ standing: 'to_ship', q: '餐桌' }))
  await shown.setProps({ q: '餐桌' })
  await vi.waitFor(() => expect(shown.text()).toContain('没有这样的订单'))
  expect(cards()).toHaveLength(0)
  const all = shown.findAllComponents(RouterLinkStub).find((link) => link.text() === '查看全部订单')
  expect(all!.props('to')).toBe('/qingmu/orders')
  shown.unmount()
})
