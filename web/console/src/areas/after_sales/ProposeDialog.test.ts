import { mount } from '@vue/test-utils'
import { afterEach, expect, it, vi } from 'vitest'
import type { OrderView } from '@console/api/types'
import { aboveLimit, inShop, lastDialog, press, submit, type } from '@console/areas/orders/testing'
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
afterEach(() => {
  vi.unstubAllGlobals()
  document.body.replaceChildren()
})

it('asks for an offer above the limit with the words that the customer reads', async () => {
  const sent: [string, Record<string, unknown>][] = []
  const answers = [aboveLimit(), Response.json({ no: 1 })]
  vi.stubGlobal('fetch', async (path: string, { method, body }: RequestInit) => {
    if (path.endsWith('/trade-rules'))
      return Response.json({ rules: { after_sale: { most_proposals: 4 } }, rev: 0 })
    if (method === 'GET') return Response.json(order)
    sent.push([path, JSON.parse(String(body))])
    return answers.shift()!
  })
  const shown = mount(ProposeDialog, {
    props: { order, line: 0, of },
    global: inShop(),
  })
  await type(lastDialog().querySelector<HTMLInputElement>('input[inputmode=decimal]')!, '600')
  expect(lastDialog().textContent).toContain('每次售后最多提 4 次。')
  await type(lastDialog().querySelector('textarea')!, ' 不用寄回 ')
  await submit()
  await press('申请审批这笔退款')
  await type(lastDialog().querySelector('textarea')!, '整单破损')
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
