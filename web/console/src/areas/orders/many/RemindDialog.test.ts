import { QueryClient, VueQueryPlugin } from '@tanstack/vue-query'
import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, expect, it, vi } from 'vitest'
import { i18n } from '@console/i18n'
import { SHOP } from '@console/live/shop'
import type { OrderRow } from '../orders'
import { aRow } from '../rows/testing'
import RemindDialog from './RemindDialog.vue'

const dialog = () => document.querySelector('dialog')!
const save = () => dialog().querySelector<HTMLButtonElement>('button[type=submit]')!
async function submit() {
  dialog()
    .querySelector('form')!
    .dispatchEvent(new Event('submit', { cancelable: true }))
  await flushPromises()
}
afterEach(() => {
  vi.unstubAllGlobals()
  document.body.replaceChildren()
})

function open(orders: OrderRow[], results: object[]) {
  const sent: { path: string; body: Record<string, unknown> }[] = []
  vi.stubGlobal('fetch', async (path: string, { body }: RequestInit) => {
    sent.push({ path: String(path), body: JSON.parse(String(body)) })
    return Response.json({ applied: true, done: 1, refused: results.length - 1, results })
  })
  const shown = mount(RemindDialog, {
    props: { orders },
    global: {
      plugins: [i18n, [VueQueryPlugin, { queryClient: new QueryClient() }]] as never[],
      provide: { [SHOP as symbol]: { id: 'shop', slug: 'qingmu' } },
    },
  })
  return { sent, shown }
}
const result = (order: string, code?: string) => ({
  order,
  order_no: `no-${order}`,
  is_done: !code,
  code: code ?? null,
})

it('reminds who has not paid, and names the others with the reason', async () => {
  const orders = [aRow({ id: 'a' }), aRow({ id: 'b', state: 'TRADE_FINISHED' }), aRow({ id: 'c' })]
  const results = [result('a'), result('b', 'not_possible'), result('c', 'card_waits')]
  const { sent, shown } = open(orders, results)
  expect(save().textContent).toContain('催付 2 个')
  expect(dialog().textContent).toContain('1 个不是待付款')
  await submit()
  expect(sent).toHaveLength(1)
  expect(sent[0]!.path).toContain('/orders/batch/pay-reminders')
  expect(sent[0]!.body).toMatchObject({ orders: ['a', 'b', 'c'] })
  expect(sent[0]!.body['key']).toBeTruthy()
  const told = [...dialog().querySelectorAll('li')].map(({ textContent }) => textContent)
  expect(told).toEqual(['no-b不是待付款的订单', 'no-c已经催过，还在等客户付款'])
  shown.unmount()
})
it('sends nothing where nobody has to pay', () => {
  const { sent, shown } = open([aRow({ state: 'TRADE_CLOSED' })], [])
  expect(save().disabled).toBe(true)
  expect(sent).toEqual([])
  shown.unmount()
})
