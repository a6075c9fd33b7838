import { QueryClient, VueQueryPlugin } from '@tanstack/vue-query'
import { flushPromises, mount } from '@vue/test-utils'
import { ref } from 'vue'
import { afterEach, expect, it, vi } from 'vitest'
import type { OrderView } from '@console/api/types'
import { i18n } from '@console/i18n'
import { SHOP } from '@console/live/shop'
import AskDialog from './AskDialog.vue'
import type { Act } from './acts'

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
const dialogs = () => [...document.querySelectorAll('dialog')]
const submit = () =>
  dialogs()
    .at(-1)!
    .querySelector('form')!
    .dispatchEvent(new Event('submit', { cancelable: true }))
afterEach(() => {
  vi.unstubAllGlobals()
  document.body.replaceChildren()
})

it('asks somebody above for what one may not give back alone', async () => {
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
  const shown = mount(AskDialog, {
    props: { order, line: 0, act: { name: 'agree', line: 0 } as unknown as Act },
    global: {
      plugins: [i18n, [VueQueryPlugin, { queryClient: new QueryClient() }]] as never[],
      provide: { [SHOP as symbol]: shop },
    },
  })
  submit()
  await flushPromises()
  expect(document.body.textContent).toContain('一个订单您最多可以同意退 ¥500')
  const ask = [...document.querySelectorAll('button')].find((each) =>
    each.textContent?.includes('申请审批这笔退款'),
  )!
  ask.click()
  await flushPromises()
  const words = dialogs().at(-1)!.querySelector('textarea')!
  words.value = ' 整单破损 '
  words.dispatchEvent(new Event('input'))
  await flushPromises()
  submit()
  await flushPromises()
  expect(sent[1]![0]).toContain('/orders/order/refund-requests')
  expect(sent[1]![1]).toMatchObject({ line: 0, amount_fen: 64_500, way: 'agree', words: '整单破损', rev: 3 })
  expect(shown.emitted('close')).toHaveLength(1)
  shown.unmount()
})
