import { QueryClient, VueQueryPlugin } from '@tanstack/vue-query'
import { flushPromises, mount } from '@vue/test-utils'
import { ref } from 'vue'
import { afterEach, expect, it, vi } from 'vitest'
import { keptAround } from '@kit/ui/testing'
import type { OrderView } from '@console/api/types'
import { i18n } from '@console/i18n'
import { SHOP } from '@console/live/shop'
import PriceProtection from './PriceProtection.vue'

const order = {
  id: 'order',
  rev: 3,
  note: '',
  flag: 0,
  state: 'WAIT_SELLER_SEND_GOODS',
  paid_fen: 30_000,
  refunded_fen: 0,
  events: [],
  lines: [{ title: '白蜡木餐桌' }, { title: '餐椅' }],
} as unknown as OrderView
const line = (of: number, reason: string | null, fen = 0, given_fen = 0, is_as_asked = false) => ({
  line: of,
  fen,
  is_as_asked,
  given_fen,
  reason,
})
const asked = (of: number, more: object = {}) => ({
  line: of,
  fen: 2_000,
  asked_at: 0,
  answer: null as string | null,
  due_at: 1_763_800_000_000 as number | null,
  falls: 'given',
  falls_fen: 2_000,
  ...more,
})
type Line = ReturnType<typeof line> & { asked?: ReturnType<typeof asked> }

interface Wishes {
  role?: string
  until?: number | null
  refused?: string
  after?: Line[]
  isAlone?: boolean
}

function open(
  lines: Line[],
  { role = 'agent', until = 1_763_800_000_000, refused = '', after, isAlone = false }: Wishes = {},
) {
  const sent: Record<string, unknown>[] = []
  const asked: string[] = []
  vi.stubGlobal('fetch', async (url: string, { method, body }: RequestInit) => {
    asked.push(`${method} ${url}`)
    if (method === 'GET') return Response.json(url.endsWith('/price-protection') ? { until, lines } : order)
    if (after) lines = after
    sent.push(JSON.parse(String(body)))
    return refused
      ? Response.json({ code: refused }, { status: 409 })
      : Response.json({ ...order, rev: 4, refunded_fen: 2_000 })
  })
  const membership = { member: { role } }
  const shop = { id: 'shop', slug: 'qingmu', isOnline: ref(true), listen: () => () => undefined, membership }
  const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  const around = keptAround(PriceProtection, () => ({ order, isAlone }))
  const shown = mount(around, {
    attachTo: document.body,
    global: {
      plugins: [i18n, [VueQueryPlugin, { queryClient }]] as never[],
      provide: { [SHOP as symbol]: shop },
    },
  })
  return { sent, asked, shown }
}
const there = ({ shown }: ReturnType<typeof open>) =>
  vi.waitFor(() => expect(shown.find('li').exists()).toBe(true))
const dialog = () => document.querySelector('dialog')!
async function confirm() {
  dialog()
    .querySelector('form')!
    .dispatchEvent(new Event('submit', { cancelable: true }))
  await flushPromises()
}
afterEach(() => {
  vi.unstubAllGlobals()
  document.body.replaceChildren()
})

it('says of each line what can go back, or why nothing does', async () => {
  const page = open([line(0, null, 2_000), line(1, 'enough', 0, 500)])
  await there(page)
  const rows = page.shown.findAll('li')
  expect(rows[0]!.text()).toContain('白蜡木餐桌现价更低，可退 ¥20')
  expect(rows[0]!.get('button').attributes('disabled')).toBeUndefined()
  expect(rows[1]!.text()).toContain('餐椅已退差价 ¥5')
  expect(rows[1]!.get('button').attributes('disabled')).toBeDefined()
  page.shown.unmount()
})
it('says one reason for all once, in words of price protection', async () => {
  for (const [code, words] of [
    ['no_difference', '现价没有更低'],
    ['window_over', '价保期已过'],
    ['refund_open', '有售后正在处理'],
  ] as const) {
    const page = open([line(0, code), line(1, code)])
    await there(page)
    const rows = page.shown.findAll('li')
    expect(rows).toHaveLength(1)
    expect(rows[0]!.text()).toContain(words)
    expect(rows[0]!.text()).not.toContain('白蜡木餐桌')
    expect(rows[0]!.get('button').attributes('disabled')).toBeDefined()
    page.shown.unmount()
  }
})
it('shows that it is being asked for where nothing stands beside it', async () => {
  const page = open([line(0, null, 2_000)], { isAlone: true })
  expect(page.shown.find('[role=status]').exists()).toBe(true)
  await there(page)
  expect(page.shown.find('[role=status]').exists()).toBe(false)
  page.shown.unmount()
})
it('is not there where nothing is protected, and is not asked for by who may not give', async () => {
  const none = open([line(0, 'window_over')], { until: null })
  await vi.waitFor(() => expect(none.asked).toHaveLength(1))
  await flushPromises()
  expect(none.shown.find('section').exists()).toBe(false)
  none.shown.unmount()
  const packing = open([line(0, null, 2_000)], { role: 'warehouse' })
  await flushPromises()
  expect(packing.asked).toEqual([])
  expect(packing.shown.find('section').exists()).toBe(false)
  packing.shown.unmount()
})
it('gives it once it was confirmed, under a key with what was seen', async () => {
  const page = open([line(0, null, 2_000), line(1, 'no_difference')])
  await there(page)
  await page.shown.get('li button').trigger('click')
  expect(dialog().textContent).toContain('将退给买家 ¥20')
  expect(page.sent).toEqual([])
  await confirm()
  expect(page.sent).toHaveLength(1)
  expect(page.sent[0]).toMatchObject({ line: 0, fen: 2_000, rev: 3 })
  expect(page.sent[0]).toHaveProperty('key')
  expect(page.asked).toContain('POST /api/shops/shop/orders/order/price-protection')
  await vi.waitFor(() => expect(document.querySelector('dialog')).toBeNull())
  page.shown.unmount()
})
it('says that it goes by the price at which the buyer asked', async () => {
  const page = open([line(0, null, 2_000, 0, true)])
  await there(page)
  expect(page.shown.get('li').text()).toContain('买家申请时更低，可退 ¥20')
  await page.shown.get('li button').trigger('click')
  expect(dialog().textContent).toContain('买家申请价保时「白蜡木餐桌」卖得更便宜')
  page.shown.unmount()
})
it('says in its own words why it was refused', async () => {
  const page = open([line(0, null, 2_000)], { refused: 'window_over' })
  await there(page)
  await page.shown.get('li button').trigger('click')
  await confirm()
  expect(dialog().querySelector('[role=alert]')?.textContent).toContain('价保期已过')
  page.shown.unmount()
})
it('keeps the keyboard at its heading when all of a line was given', async () => {
  const page = open([line(0, null, 2_000)], { after: [line(0, 'enough', 0, 2_000)] })
  await there(page)
  const give = page.shown.get<HTMLButtonElement>('li button')
  give.element.focus()
  await give.trigger('click')
  await confirm()
  await vi.waitFor(() => expect(give.element.disabled).toBe(true))
  await flushPromises()
  expect(document.activeElement?.textContent).toContain('价保')
  expect(document.activeElement?.tagName).toBe('H3')
  page.shown.unmount()
})
it('says what the buyer asked for, by when it is answered, and what happens then', async () => {
  const slip = asked(1, { falls: 'unanswered', falls_fen: 0 })
  const page = open([
    { ...line(0, null, 2_000), asked: asked(0) },
    { ...line(1, null, 2_000), asked: slip },
  ])
  await there(page)
  const rows = page.shown.findAll('li').map((row) => row.text())
  expect(rows[0]).toContain('买家申请退 ¥20')
  expect(rows[0]).toContain('自动退差价 ¥20')
  expect(rows[1]).toContain('视为不同意')
  page.shown.unmount()
})
it('declines what was asked for once it was confirmed, and says how it ended', async () => {
  const over = { ...line(0, null, 2_000), asked: asked(0, { answer: 'declined', due_at: null }) }
  const page = open([{ ...line(0, null, 2_000), asked: asked(0) }], { after: [over] })
  await there(page)
  const decline = page.shown.findAll('li button')[1]!
  expect(decline.text()).toBe('不同意')
  await decline.trigger('click')
  expect(dialog().textContent).toContain('¥20 不退')
  expect(page.sent).toEqual([])
  await confirm()
  expect(page.sent[0]).toMatchObject({ line: 0, rev: 3 })
  expect(page.sent[0]).toHaveProperty('key')
  expect(page.asked).toContain('POST /api/shops/shop/orders/order/price-protection/refusal')
  await vi.waitFor(() => expect(page.shown.text()).toContain('没有同意买家的申请'))
  expect(page.shown.findAll('li button')).toHaveLength(1)
  page.shown.unmount()
})
it('still says how it ended where nothing is protected any more', async () => {
  const over = { ...line(0, 'window_over'), asked: asked(0, { answer: 'unanswered', due_at: null }) }
  const page = open([over], { until: null })
  await there(page)
  expect(page.shown.text()).toContain('到期没有答复')
  page.shown.unmount()
})
