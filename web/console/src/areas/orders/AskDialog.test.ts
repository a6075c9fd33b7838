import { mount } from '@vue/test-utils'
import { afterEach, expect, it, vi } from 'vitest'
import type { OrderView } from '@console/api/types'
import AskDialog from './AskDialog.vue'
import type { Act } from './acts'
import { aboveLimit, inShop, lastDialog, press, submit, type } from './testing'

const order = {
  id: 'order',
  rev: 3,
  note: '',
  flag: 0,
  events: [],
  lines: [
    { title: '白蜡木餐桌', sku: '1.4m', case: { kind: 'goods_back', reason: 'quality', asked_fen: 64_500 } },
  ],
} as unknown as OrderView
afterEach(() => {
  vi.unstubAllGlobals()
  document.body.replaceChildren()
})

it('asks somebody above for what one may not give back alone', async () => {
  const sent: [string, Record<string, unknown>][] = []
  const answers = [aboveLimit(), Response.json({ no: 1 })]
  vi.stubGlobal('fetch', async (path: string, { method, body }: RequestInit) => {
    if (method === 'GET') return Response.json(order)
    sent.push([path, JSON.parse(String(body))])
    return answers.shift()!
  })
  const shown = mount(AskDialog, {
    props: { order, line: 0, act: { name: 'agree', line: 0 } as unknown as Act },
    global: inShop(),
  })
  await submit()
  expect(document.body.textContent).toContain('一个订单您最多可以同意退 ¥500')
  await press('申请审批这笔退款')
  await type(lastDialog().querySelector('textarea')!, ' 整单破损 ')
  await submit()
  expect(sent[1]![0]).toContain('/orders/order/refund-requests')
  expect(sent[1]![1]).toMatchObject({ line: 0, amount_fen: 64_500, way: 'agree', words: '整单破损', rev: 3 })
  expect(shown.emitted('close')).toHaveLength(1)
  shown.unmount()
})
