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
const done = () =>
  card({ state: 'done', acts: [], answered: { act: 'confirm', at: 1, words: '', choice: null, stars: null } })

function open(...answers: Response[]) {
  const asked = vi.fn(async (_: string) => answers.shift()!)
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
    },
  })
  const say = (detail: object) => hearers.forEach((hear) => hear({ type: 'news', of: 'cards', detail }))
  return { page, asked, say }
}
afterEach(() => vi.unstubAllGlobals())

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
