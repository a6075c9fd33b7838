import { QueryClient, VueQueryPlugin } from '@tanstack/vue-query'
import { flushPromises, mount } from '@vue/test-utils'
import { ref } from 'vue'
import { afterEach, expect, it, vi } from 'vitest'
import { keptAround } from '@kit/ui/testing'
import type { OrderView } from '@console/api/types'
import { i18n } from '@console/i18n'
import { SHOP } from '@console/live/shop'
import PayoutsBlock from './PayoutsBlock.vue'

const due = {
  no: 4,
  amount_fen: 12_900,
  since: 0,
  tries: 0,
  reason: null,
  words: '',
  next_at: 0,
  unsure_until: 4_000_000_000_000,
}
const failed = {
  ...due,
  tries: 2,
  reason: 'declined',
  words: '余额不足',
  next_at: 1_763_800_000_000,
  unsure_until: null,
}
const unheard = { ...failed, reason: 'unreachable', words: '', unsure_until: due.unsure_until }
const stuck = { ...failed, key: 'k1' }

function open(payouts: object[], role = 'agent', refused = '', call_offs: object[] = []) {
  const asked: string[] = []
  const sent: unknown[] = []
  vi.stubGlobal('fetch', async (url: string, { method, body }: RequestInit) => {
    asked.push(`${method} ${url}`)
    sent.push(JSON.parse(String(body)))
    return refused
      ? Response.json({ code: refused }, { status: 409 })
      : Response.json({ id: 'order', payouts: [], call_offs: [] })
  })
  const membership = { member: { role } }
  const shop = { id: 'shop', slug: 'qingmu', isOnline: ref(true), listen: () => () => undefined, membership }
  const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  const order = ref({ id: 'order', payouts, call_offs } as unknown as OrderView)
  const around = keptAround(PayoutsBlock, () => ({ order: order.value }))
  const shown = mount(around, {
    attachTo: document.body,
    global: {
      plugins: [i18n, [VueQueryPlugin, { queryClient }]] as never[],
      provide: { [SHOP as symbol]: shop },
    },
  })
  return { asked, sent, shown, order }
}
const dialog = () => document.querySelector('dialog')
async function say(words: string) {
  const field = dialog()!.querySelector('textarea')!
  field.value = words
  field.dispatchEvent(new Event('input'))
  await flushPromises()
  dialog()!
    .querySelector('form')!
    .dispatchEvent(new Event('submit', { cancelable: true }))
  await flushPromises()
}
afterEach(() => {
  vi.unstubAllGlobals()
  document.body.replaceChildren()
})

it('is not there where all money has gone', () => {
  const { shown } = open([])
  expect(shown.find('section').exists()).toBe(false)
})
it('says what is on its way, and lets nobody hurry it before it has failed', () => {
  const { shown } = open([due])
  expect(shown.text()).toContain('¥129')
  expect(shown.text()).toContain('正在退回买家')
  expect(shown.find('button').exists()).toBe(false)
})
it('tells the way back of a return from a refund', () => {
  const { shown } = open([
    { ...due, is_freight: true },
    { ...failed, no: 5, is_freight: true },
  ])
  expect(shown.text()).toContain('寄回运费 ¥129 正在付给买家')
  expect(shown.text()).toContain('寄回运费 ¥129 没有付成，支付服务拒绝了')
  expect(shown.text()).not.toContain('正在退回买家')
})
it('says why it did not go and tries it again', async () => {
  const { asked, shown } = open([failed])
  expect(shown.text()).toContain('没有退成，支付服务拒绝了：余额不足')
  expect(shown.text()).toContain('已试 2 次')
  await shown.get('button').trigger('click')
  await flushPromises()
  expect(asked).toEqual(['POST /api/shops/shop/orders/order/payouts/4/tries'])
})
it('shows whoever packs the reason alone', () => {
  const { shown } = open([failed], 'warehouse')
  expect(shown.text()).toContain('余额不足')
  expect(shown.find('button').exists()).toBe(false)
})
it('lets who leads say that it went another way, with words and after a question', async () => {
  const { asked, sent, shown } = open([failed], 'supervisor')
  const settle = shown.findAll('button').find((one) => one.text() === '已线下退款')!
  await settle.trigger('click')
  expect(dialog()!.textContent).toContain('把 ¥129 退给买家')
  await say('  ')
  expect(asked).toEqual([])
  await say(' 银行转账 ')
  expect(asked).toEqual(['POST /api/shops/shop/orders/order/payouts/4/settlement'])
  expect(sent).toEqual([{ words: '银行转账' }])
  await vi.waitFor(() => expect(dialog()).toBeNull())
  shown.unmount()
})
it('says why that is not possible just now', async () => {
  const { shown } = open([failed], 'owner', 'being_tried')
  await shown.get('[aria-label="已线下退款：¥129"]').trigger('click')
  await say('银行转账')
  expect(dialog()!.querySelector('[role=alert]')!.textContent).toContain('系统正在退这笔钱')
  shown.unmount()
})
it.each([
  ['a payout', [unheard], []],
  ['a payment that paid for nothing', [], [{ ...unheard, key: 'k1' }]],
])('lets nobody end %s that may have gone, and says why', async (_, payouts, callOffs) => {
  const { asked, shown } = open(payouts, 'owner', '', callOffs)
  const settle = shown.get('[aria-label="已线下退款：¥129"]')
  expect(settle.attributes('aria-disabled')).toBe('true')
  const why = shown.get(`[id="${settle.attributes('aria-describedby')}"]`)
  expect(why.text()).toContain('不知道这笔钱退没退出去，请先再试')
  await settle.trigger('click')
  expect(dialog()).toBeNull()
  expect(asked).toEqual([])
})
it('lets the owner alone end what had no answer for too long, with a warning', async () => {
  const long = { ...unheard, unsure_until: 1 }
  const leader = open([long], 'supervisor').shown.get('[aria-label="已线下退款：¥129"]')
  expect(leader.attributes('aria-disabled')).toBe('true')
  const { shown } = open([long], 'owner')
  await shown.get('[aria-label="已线下退款：¥129"]').trigger('click')
  expect(dialog()!.textContent).toContain('这笔钱可能已经退了')
  shown.unmount()
})
it('does not offer an agent to end it', () => {
  const { shown } = open([failed])
  expect(shown.text()).not.toContain('已线下退款')
})
it('says what was paid for nothing, tries to call it off and lets who leads end that', async () => {
  const { asked, shown } = open([], 'supervisor', '', [stuck])
  expect(shown.text()).toContain('一笔 ¥129 的付款没有用上，撤销没有成功，支付服务拒绝了：余额不足')
  await shown.get('button').trigger('click')
  await flushPromises()
  await shown.get('[aria-label="已线下退款：¥129"]').trigger('click')
  expect(dialog()!.textContent).toContain('确认这笔 ¥129 没有收到')
  await say('没有收到')
  expect(asked).toEqual([
    'POST /api/shops/shop/orders/order/collections/k1/tries',
    'POST /api/shops/shop/orders/order/collections/k1/settlement',
  ])
  shown.unmount()
})
it('keeps the keyboard near a button that goes with what it did', async () => {
  const { shown, order } = open([failed, { ...failed, no: 5 }])
  shown.get<HTMLElement>('button').element.focus()
  await shown.get('button').trigger('click')
  order.value = { ...order.value, payouts: [due, { ...due, no: 5 }] } as unknown as OrderView
  await flushPromises()
  expect(document.activeElement?.textContent).toBe('退款未到账')
  order.value = { ...order.value, payouts: [] }
  await flushPromises()
  expect(document.activeElement?.textContent).toBe('kept')
  shown.unmount()
})
