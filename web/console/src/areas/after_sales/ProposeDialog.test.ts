import { QueryClient, VueQueryPlugin } from '@tanstack/vue-query'
import { flushPromises, mount } from '@vue/test-utils'
import { ref } from 'vue'
import { afterEach, expect, it, vi } from 'vitest'
import type { OrderView } from '@console/api/types'
import { i18n } from '@console/i18n'
import { SHOP } from '@console/live/shop'
import type { Case } from './after-sales'
import ProposeDialog from './ProposeDialog.vue'

const of = { kind: 'goods_back', reason: 'quality', asked_fen: 64_500 } as unknown as Case
const order = {
  id: 'order',
  rev: 3,
  note: '',
  flag: 0,
  shipped_at: 1,
  events: [],
  lines: [{ title: '白蜡木餐桌', sku: '1.4m', case: of }],
} as unknown as OrderView
const last = () => [...document.querySelectorAll('dialog')].at(-1)!
async function type(field: HTMLInputElement | HTMLTextAreaElement, words: string) {
  field.value = words
  field.dispatchEvent(new Event('input'))
  await flushPromises()
}
async function submit() {
  last()
    .querySelector('form')!
    .dispatchEvent(new Event('submit', { cancelable: true }))
  await flushPromises()
}
afterEach(() => {
  vi.unstubAllGlobals()
  document.body.replaceChildren()
})

it('asks for an offer above the limit with the words that the customer reads', async () => {
  const sent: [string, Record<string, unknown>][] = []
  const title = 'you give back at most 50000 fen of an order alone: ask somebody above you'
  const answers = [
    Response.json({ code: 'above_refund_limit', title }, { status: 403 }),
    Response.json({ no: 1 }),
  ]
  vi.stubGlobal('fetch', async (path: string, { method, body }: RequestInit) => {
    if (method === 'GET') return Response.json(order)
    sent.push([path, JSON.parse(String(body))])
    return answers.shift()!
  })
  const shop = { id: 'shop', slug: 'qingmu', isOnline: ref(true), listen: () => () => undefined }
  const shown = mount(ProposeDialog, {
    props: { order, line: 0, of },
    global: {
      plugins: [i18n, [VueQueryPlugin, { queryClient: new QueryClient() }]] as never[],
      provide: { [SHOP as symbol]: shop },
    },
  })
  await type(last().querySelector<HTMLInputElement>('input[inputmode=decimal]')!, '600')
  await type(last().querySelector('textarea')!, ' 不用寄回 ')
  await submit()
  const ask = [...document.querySelectorAll('button')].find((each) =>
    each.textContent?.includes('申请审批这笔退款'),
  )!
  ask.click()
  await flushPromises()
  await type(last().querySelector('textarea')!, '整单破损')
  await submit()
  expect(sent[1]![0]).toContain('/orders/order/refund-requests')
  expect(sent[1]![1]).toMatchObject({
    line: 0,
    amount_fen: 60_000,
    way: 'offer_return',
    words: '整单破损',
    said: '不用寄回',
  })
  expect(shown.emitted('close')).toHaveLength(1)
  shown.unmount()
})
