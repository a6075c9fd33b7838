import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, expect, it, vi } from 'vitest'
import type { OrderView } from '@console/api/types'
import { aboveLimit, inShop, lastDialog, press, submit, type } from '@console/areas/orders/testing'
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

afterEach(() => {
  vi.unstubAllGlobals()
  document.body.replaceChildren()
})

/** A dialog whose card is above the limit, and what is asked then. */
function refused(kind: CardKind, limit: Response, of = order) {
  const asked: [string, Record<string, unknown>][] = []
  vi.stubGlobal('fetch', async (path: string, { method, body }: RequestInit) => {
    if (method === 'GET') return Response.json(of)
    if (path.endsWith('/conversation')) return Response.json({ conversation: 'talk' })
    if (path.endsWith('/cards')) return limit
    asked.push([path, JSON.parse(String(body))])
    return Response.json({ no: 1 })
  })
  const shown = mount(CardDialog, {
    props: { kind, customer: 'customer', order: of },
    global: inShop(),
  })
  return { shown, asked }
}

it('asks somebody above for an offer that one may not make alone', async () => {
  const { shown, asked } = refused('after_sale_offer', aboveLimit())
  await type(lastDialog().querySelector<HTMLInputElement>('input[inputmode=decimal]')!, '645')
  await type(lastDialog().querySelector<HTMLInputElement>('input[type=number]')!, '5')
  await submit()
  expect(document.body.textContent).toContain('一个订单您最多可以同意退 ¥500')
  await press('申请审批这个方案')
  expect(lastDialog().textContent).toContain('仅退款 ¥645')
  await type(lastDialog().querySelector('textarea')!, ' 整单破损 ')
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
  const limit = aboveLimit('above_your_limit', 'at most 1290 fen')
  const { shown, asked } = refused('address_change', limit, paid)
  const to = ['林夏', '138 0013 8000', '乌鲁木齐市天山区解放路 1 号']
  const fields = [...lastDialog().querySelectorAll<HTMLInputElement>('input.field')]
  for (const [at, words] of to.entries()) await type(fields[at]!, words)
  lastDialog().querySelector<HTMLInputElement>('input[type=checkbox]')!.click()
  await flushPromises()
  await submit()
  await press('申请审批这笔运费差额')
  expect(lastDialog().textContent).toContain('送到 乌鲁木齐市天山区解放路 1 号')
  await type(lastDialog().querySelector('textarea')!, '老客户')
  await submit()
  expect(asked[0]![0]).toContain('/orders/order/address-requests')
  expect(asked[0]![1]).toMatchObject({ receiver: '林夏', phone: '13800138000', words: '老客户', rev: 3 })
  shown.unmount()
})

it('parts what a customer sent in one piece into the fields of an address', async () => {
  const { shown } = refused('address_change', aboveLimit())
  await type(lastDialog().querySelector('textarea')!, '林夏 13800138000 乌鲁木齐市天山区解放路1号')
  const fields = [...lastDialog().querySelectorAll<HTMLInputElement>('input.field')]
  expect(fields.map(({ value }) => value)).toEqual(['林夏', '13800138000', '乌鲁木齐市天山区解放路1号'])
  shown.unmount()
})
