import { QueryClient, VueQueryPlugin } from '@tanstack/vue-query'
import { flushPromises, mount } from '@vue/test-utils'
import { ref } from 'vue'
import { afterEach, expect, it, vi } from 'vitest'
import type { OrderView } from '@console/api/types'
import { i18n } from '@console/i18n'
import { SHOP } from '@console/live/shop'
import CardDialog from './CardDialog.vue'
import type { CardKind } from './cards'

const order = {
  id: 'order',
  rev: 3,
  note: '',
  flag: 0,
  freight_fen: 0,
  discount_fen: 0,
  events: [],
  lines: [{ title: '白蜡木餐桌', sku: '1.4m', offerable: 5, left: 0 }],
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

/** A dialog whose card is above the limit, and what is asked then. */
function refused(kind: CardKind, code: string, title: string, of = order) {
  const asked: [string, Record<string, unknown>][] = []
  vi.stubGlobal('fetch', async (path: string, { method, body }: RequestInit) => {
    if (method === 'GET') return Response.json(of)
    if (path.endsWith('/conversation')) return Response.json({ conversation: 'talk' })
    if (path.endsWith('/cards')) return Response.json({ code, title }, { status: 403 })
    asked.push([path, JSON.parse(String(body))])
    return Response.json({ no: 1 })
  })
  const membership = { member: { id: 'xiaohe', role: 'agent' } }
  const shop = { id: 'shop', slug: 'qingmu', isOnline: ref(true), listen: () => () => undefined, membership }
  const shown = mount(CardDialog, {
    props: { kind, customer: 'customer', order: of },
    global: {
      plugins: [i18n, [VueQueryPlugin, { queryClient: new QueryClient() }]] as never[],
      provide: { [SHOP as symbol]: shop },
    },
  })
  return { shown, asked }
}
async function press(words: string) {
  const button = [...document.querySelectorAll('button')].find((each) => each.textContent?.includes(words))
  button!.click()
  await flushPromises()
}

it('asks somebody above for an offer that one may not make alone', async () => {
  const title = 'you give back at most 50000 fen of an order alone: ask somebody above you'
  const { shown, asked } = refused('after_sale_offer', 'above_refund_limit', title)
  await type(last().querySelector<HTMLInputElement>('input[inputmode=decimal]')!, '645')
  await type(last().querySelector<HTMLInputElement>('input[type=number]')!, '5')
  await submit()
  expect(document.body.textContent).toContain('一个订单您最多可以同意退 ¥500')
  await press('申请审批这个方案')
  expect(last().textContent).toContain('仅退款 ¥645')
  await type(last().querySelector('textarea')!, ' 整单破损 ')
  await submit()
  expect(asked[0]![0]).toContain('/orders/order/offer-requests')
  expect(asked[0]![1]).toMatchObject({
    line: 0,
    kind: 'money_only',
    amount_fen: 64_500,
    reason: 'damage',
    quantity: 5,
    words: '整单破损',
    rev: 3,
  })
  expect(shown.emitted('close')).toHaveLength(1)
  shown.unmount()
})

it('asks somebody above for freight that one may not waive alone', async () => {
  const paid = { ...order, state: 'WAIT_SELLER_SEND_GOODS' } as OrderView
  const { shown, asked } = refused('address_change', 'above_your_limit', 'at most 1290 fen', paid)
  const to = ['林夏', '138 0013 8000', '乌鲁木齐市天山区解放路 1 号']
  const fields = [...last().querySelectorAll<HTMLInputElement>('input.field')]
  for (const [at, words] of to.entries()) await type(fields[at]!, words)
  last().querySelector<HTMLInputElement>('input[type=checkbox]')!.click()
  await flushPromises()
  await submit()
  await press('申请审批这笔运费差额')
  expect(last().textContent).toContain('送到 乌鲁木齐市天山区解放路 1 号')
  await type(last().querySelector('textarea')!, '老客户')
  await submit()
  expect(asked[0]![0]).toContain('/orders/order/address-requests')
  expect(asked[0]![1]).toMatchObject({ receiver: '林夏', phone: '13800138000', words: '老客户', rev: 3 })
  shown.unmount()
})
