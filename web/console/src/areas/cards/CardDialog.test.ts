import { mount } from '@vue/test-utils'
import { afterEach, expect, it, vi } from 'vitest'
import type { OrderView } from '@console/api/types'
import { aboveLimit, inShop, lastDialog, press, submit, type } from '@console/areas/orders/testing'
import CardDialog from './CardDialog.vue'

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

it('asks somebody above for an offer that one may not make alone', async () => {
  const asked: [string, Record<string, unknown>][] = []
  vi.stubGlobal('fetch', async (path: string, { method, body }: RequestInit) => {
    if (method === 'GET') return Response.json(order)
    if (path.endsWith('/conversation')) return Response.json({ conversation: 'talk' })
    if (path.endsWith('/cards')) return aboveLimit()
    asked.push([path, JSON.parse(String(body))])
    return Response.json({ no: 1 })
  })
  const shown = mount(CardDialog, {
    props: { kind: 'after_sale_offer', customer: 'customer', order },
    global: inShop(),
  })
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
