import { QueryClient, VueQueryPlugin } from '@tanstack/vue-query'
import { flushPromises, mount } from '@vue/test-utils'
import { nextTick, ref } from 'vue'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { i18n } from '@console/i18n'
import { SHOP } from '@console/live/shop'
import type { AfterSaleRow, AskedProtectionRow, QueueItem } from './after-sales'
import { inTime } from './queue'
import QueueRows from './QueueRows.vue'

const HOUR = 3_600_000
beforeEach(() => {
  const after_sale = { due_soon_h: 4 }
  vi.stubGlobal('fetch', async () => Response.json({ rules: { flag_names: [], after_sale } }))
})
afterEach(() => vi.unstubAllGlobals())
const rowAt = (order: string, line = 0, more: object = {}) =>
  ({
    order,
    line,
    order_no: `no-${order}`,
    order_state: 'WAIT_BUYER_CONFIRM_GOODS',
    rev: 1,
    customer: 'customer',
    receiver_masked: '林**',
    title: '白蜡木餐桌',
    picture: '',
    sku: '1.4m',
    no: 1,
    kind: 'goods_back',
    reason: 'quality',
    state: 'WAIT_SELLER_AGREE',
    asked_fen: 10_000,
    quantity: 1,
    line_quantity: 1,
    opened_at: 0,
    due_at: 3 * HOUR,
    falls: 'agreed',
    owner: null,
    next: { turn: 'shop', acts: [] },
    ...more,
  }) as unknown as AfterSaleRow

const protectionAt = (order: string, more: object = {}) =>
  ({
    order,
    line: 0,
    order_no: `no-${order}`,
    customer: 'customer',
    receiver_masked: '林**',
    title: '白蜡木餐桌',
    picture: '',
    asked_fen: 5_900,
    asked_at: 0,
    is_halved: false,
    due_at: 2 * HOUR,
    falls: 'given',
    falls_fen: 5_900,
    owner: null,
    ...more,
  }) as unknown as AskedProtectionRow

function open(rows: QueueItem[], role = 'agent', openId?: string) {
  const shop = {
    id: 'shop',
    slug: 'qingmu',
    me: 'me',
    now: ref(0),
    presence: new Map(),
    membership: { member: { id: 'me', role } },
    api: { members: async () => [{ id: 'me', nick: '小禾', role }] },
  }
  const shown = mount(QueueRows, {
    props: { rows, openId, label: '售后列表', isBusy: false },
    attachTo: document.body,
    global: {
      plugins: [i18n, [VueQueryPlugin, { queryClient: new QueryClient() }]] as never[],
      provide: { [SHOP as symbol]: shop },
      directives: { tip: {} },
    },
  })
  const rowsOf = () => shown.findAll<HTMLElement>('.case-row')
  const focused = () => rowsOf().findIndex(({ element }) => element === document.activeElement)
  return { shop, shown, rowsOf, focused }
}

it('moves from row to row, no further than the ends, and only one of them is reached by Tab', async () => {
  const { shown, rowsOf, focused } = open([rowAt('a'), rowAt('b'), rowAt('b', 1)])
  const moved: number[] = []
  for (const by of [1, 1, 1, -1]) {
    shown.vm.step(by)
    await nextTick()
    moved.push(focused())
  }
  expect(moved).toEqual([0, 1, 2, 1])
  expect(rowsOf().map((row) => row.attributes('tabindex'))).toEqual(['-1', '0', '-1'])
  shown.unmount()
})
it('stays with the case it is at when others come before it', async () => {
  const { shown, focused } = open([rowAt('a'), rowAt('b')])
  shown.vm.step(1)
  shown.vm.step(1)
  await shown.setProps({ rows: [rowAt('new'), rowAt('a'), rowAt('b')] })
  shown.vm.step(-1)
  await nextTick()
  expect(focused()).toBe(1)
  shown.unmount()
})
it('begins at the order that is open, and asks for more near the end', async () => {
  const { shown, focused } = open([rowAt('a'), rowAt('b')], 'agent', 'b')
  shown.vm.focus()
  expect(focused()).toBe(1)
  shown.vm.step(1)
  expect(shown.emitted('more')).toHaveLength(1)
  shown.unmount()
})
it('says of how many pieces a case is where it is not about all', () => {
  const { shown } = open([rowAt('a', 0, { line_quantity: 3 }), rowAt('b')])
  const told = shown.findAll('.case-row').map((row) => row.text().includes('1 件，共 3 件'))
  expect(told).toEqual([true, false])
  shown.unmount()
})
it('counts down by the second, and says what happens then', async () => {
  const { shop, shown } = open([rowAt('a', 0, { falls: 'refunded' })])
  expect(shown.text()).toContain('剩 3:00:00')
  expect(shown.text()).toContain('自动退款 ¥100')
  shop.now.value = -1.5 * HOUR
  const marks = () => shown.find('.case-clock').classes()
  await vi.waitFor(() => expect(marks()).toContain('calm'))
  shop.now.value = -0.5 * HOUR
  await nextTick()
  expect(marks()).toContain('near')
  shop.now.value = 3 * HOUR - 1_000
  await nextTick()
  expect(shown.text()).toContain('剩 00:01')
  expect(marks()).toContain('hot')
  shown.unmount()
})
it('says of what is over when it ended and what went back, and has nobody look after it', () => {
  const over = {
    state: 'SUCCESS',
    due_at: null,
    falls: null,
    next: null,
    ended_at: HOUR,
    refunded_fen: 1_250,
  }
  const { shown } = open([rowAt('a', 0, over)])
  expect(shown.text()).toContain('结束')
  expect(shown.text()).toContain('已退 ¥12.50')
  expect(shown.find('.case-clock').exists()).toBe(false)
  expect(shown.text()).not.toContain('没人跟进')
  shown.unmount()
})
it('has price protection among the cases by its time, with what happens then', () => {
  const slip = { due_at: 4 * HOUR, is_halved: true, falls: 'unanswered', falls_fen: 0 }
  const { shown, rowsOf } = open(inTime([rowAt('case'), protectionAt('sure'), protectionAt('slip', slip)]))
  const told = rowsOf().map((row) => row.text())
  expect(told.map((text) => text.includes('价保 ¥59'))).toEqual([true, false, true])
  expect(told[0]).toContain('剩 2:00:00')
  expect(told[0]).toContain('自动退差价 ¥59')
  expect(told[2]).toContain('主管或店主')
  expect(told[2]).toContain('视为不同意')
  expect(shown.findAll('[aria-haspopup]')).toHaveLength(3)
  shown.unmount()
})
it('lets those look who answer no cases, without the way to take one', async () => {
  const { shown } = open([rowAt('a')], 'warehouse')
  await flushPromises()
  expect(shown.find('[aria-haspopup]').exists()).toBe(false)
  expect(shown.text()).toContain('没人跟进')
  shown.unmount()
})
