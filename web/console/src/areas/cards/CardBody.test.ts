import { QueryClient, VueQueryPlugin } from '@tanstack/vue-query'
import { flushPromises, mount } from '@vue/test-utils'
import { ref } from 'vue'
import { afterEach, expect, it, vi } from 'vitest'
import { i18n } from '@console/i18n'
import { SHOP } from '@console/live/shop'
import CardBody from './CardBody.vue'

const card = (change: object = {}) => ({
  id: 'k',
  conversation: 'c',
  kind: 'price_change',
  state: 'open',
  title: '2026 白蜡木餐桌',
  words: '加了安装费',
  items: [],
  facts: [{ key: 'total', fen: 12_000, text: null, at: null, code: null }],
  choices: [],
  acts: [{ act: 'confirm', is_allowed: true, reason: null }],
  answered: null,
  by: '小禾',
  at: 1,
  link: null,
  rev: 1,
  ...change,
})
const answered = (more: object) => ({
  act: 'confirm',
  at: 1,
  words: '',
  is_masked: false,
  choice: null,
  stars: null,
  ...more,
})
const done = (more: object = {}) => card({ state: 'done', acts: [], answered: answered(more) })

function open(...answers: Response[]) {
  const asked = vi.fn(async (_path: string, _init?: RequestInit) => answers.shift()!)
  vi.stubGlobal('fetch', asked)
  const hearers: ((frame: unknown) => void)[] = []
  const shop = {
    id: 'shop',
    slug: 'qingmu',
    isOnline: ref(true),
    listen: (hearer: (frame: unknown) => void) => (hearers.push(hearer), () => undefined),
  }
  const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  const page = mount(CardBody, {
    props: { body: { card: 'k', kind: 'price_change', title: '2026 白蜡木餐桌' } },
    global: {
      plugins: [i18n, [VueQueryPlugin, { queryClient }]] as never[],
      provide: { [SHOP as symbol]: shop },
      stubs: { RouterLink: true },
      directives: { tip: {} },
    },
  })
  const say = (detail: object) => hearers.forEach((hear) => hear({ type: 'news', of: 'cards', detail }))
  return { page, asked, say }
}
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
  document.body.replaceChildren()
})

it('shows what is asked and what is waited for, then what the customer did', async () => {
  const { page, asked, say } = open(Response.json(card()), Response.json(done()))
  await vi.waitFor(() => expect(page.text()).toContain('¥120'))
  expect(page.text()).toContain('加了安装费')
  expect(page.text()).toContain('等客户：确认')
  expect(asked.mock.calls[0]![0]).toBe('/api/shops/shop/cards/k')
  say({ card: 'another', rev: 2 })
  await flushPromises()
  expect(asked).toHaveBeenCalledTimes(1)
  say({ card: 'k', rev: 2 })
  await vi.waitFor(() => expect(page.get('[role=status]').text()).toContain('客户同意了新价格'))
  page.unmount()
})
it('looks at goods again every minute, of which no word comes, and at orders only at a word', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  const goods = (price_fen: number) =>
    card({ kind: 'product', facts: [], acts: [], items: [{ title: '桌', sub: '', picture: '', price_fen }] })
  const { page, asked } = open(Response.json(goods(100_000)), Response.json(goods(90_000)))
  await vi.waitFor(() => expect(page.text()).toContain('¥1,000'))
  await vi.advanceTimersByTimeAsync(60_000)
  await vi.waitFor(() => expect(page.text()).toContain('¥900'))
  expect(asked).toHaveBeenCalledTimes(2)
  page.unmount()
  const order = open(Response.json(card({ link: { kind: 'order', id: 'o' } })))
  await vi.waitFor(() => expect(order.page.text()).toContain('¥120'))
  await vi.advanceTimersByTimeAsync(60_000)
  await flushPromises()
  expect(order.asked).toHaveBeenCalledTimes(1)
  order.page.unmount()
})
it('shows a product as it is now: from which price, and that it is sold out', async () => {
  const item = { product: 'p', sku: null, picture: '', title: '餐桌', sub: '', quantity: null }
  const now = (price_fen: number, is_on_sale: boolean) =>
    card({
      kind: 'product',
      acts: [],
      facts: [],
      items: [{ ...item, price_fen, price_to_fen: 238_000, is_on_sale }],
    })
  const { page, say } = open(Response.json(now(198_000, true)), Response.json(now(208_000, false)))
  await vi.waitFor(() => expect(page.text()).toContain('¥1,980 起'))
  expect(page.text()).not.toContain('缺货')
  say({ card: 'k', rev: 1 })
  await vi.waitFor(() => expect(page.text()).toContain('¥2,080 起'))
  expect(page.text()).toContain('已下架或缺货')
  page.unmount()
})
it('names itself and says what went wrong where it cannot be read', async () => {
  const { page } = open(Response.json({ code: 'not_found' }, { status: 404 }))
  await vi.waitFor(() => expect(page.text()).toContain('找不到了'))
  expect(page.text()).toContain('提高价格')
  expect(page.text()).toContain('2026 白蜡木餐桌')
  page.unmount()
})
it('shows masked words of the customer with a reason, and hides them again', async () => {
  const masked = done({ words: '电话应是 139****9000', is_masked: true })
  const { page, asked } = open(Response.json(masked), Response.json({ words: '电话应是 13900139000' }))
  await vi.waitFor(() => expect(page.text()).toContain('139****9000'))
  await page.get('button[aria-label="显示客户写的话"]').trigger('click')
  await vi.waitFor(() => expect(document.querySelector('dialog input')).toBeTruthy())
  const input = document.querySelector<HTMLInputElement>('dialog input')!
  input.value = ' 核对电话 '
  input.dispatchEvent(new Event('input'))
  await flushPromises()
  input.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter' }))
  await vi.waitFor(() => expect(page.get('[role=status]').text()).toContain('13900139000'))
  const [path, init] = asked.mock.calls[1]!
  expect(path).toBe('/api/shops/shop/cards/k/showings')
  expect(JSON.parse(String(init!.body))).toEqual({ reason: '核对电话' })
  await vi.waitFor(() => expect(document.querySelector('dialog')).toBeNull())
  await page
    .findAll('button')
    .find((each) => each.text() === '隐藏')!
    .trigger('click')
  expect(page.get('[role=status]').text()).toContain('139****9000')
  page.unmount()
})
it('offers nothing where nothing is masked', async () => {
  const { page } = open(Response.json(done({ words: '颜色错了' })))
  await vi.waitFor(() => expect(page.text()).toContain('颜色错了'))
  expect(page.find('button').exists()).toBe(false)
  page.unmount()
})
