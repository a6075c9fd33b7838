import { mount } from '@vue/test-utils'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
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
    const page = pathname === '/api/shops/s/mine/orders' && pages[searchParams.get('cursor') ?? '']
    return page ? Response.json(page) : Response.json({}, { status: 503 })
  })
})
afterEach(() => {
  lang.value = usual
  delete window.Yingke
  localStorage.clear()
  vi.unstubAllGlobals()
})

async function open() {
  const shown = mount(MyOrdersPage, {
    props: { slug: 'qingmu' },
    global: { stubs: { RouterLink: true } },
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
