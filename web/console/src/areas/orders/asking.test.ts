import { QueryClient, VueQueryPlugin } from '@tanstack/vue-query'
import { flushPromises, mount } from '@vue/test-utils'
import { ref, type Component } from 'vue'
import { afterEach, expect, it, vi } from 'vitest'
import type { OrderView } from '@console/api/types'
import { i18n } from '@console/i18n'
import { SHOP } from '@console/live/shop'
import CloseDialog from './CloseDialog.vue'
import ExtendDialog from './ExtendDialog.vue'
import InstallationDialog from './InstallationDialog.vue'
import PartShipDialog from './PartShipDialog.vue'

const order = {
  id: 'order',
  rev: 3,
  customer: 'someone',
  note: '',
  flag: 0,
  events: [],
  services: [],
  confirm_by: 1,
  installation: { day: '2026-03-05' },
  lines: [{ title: '餐桌', sku: '', left: 2 }],
} as unknown as OrderView
const dialog = () => document.querySelector('dialog')!
const save = () => dialog().querySelector<HTMLButtonElement>('button[type=submit]')!
/** Who is asked by a card has a chat first: one request behind the other. */
async function settle() {
  for (let n = 0; n < 8; n++) await flushPromises()
}
async function submit() {
  dialog()
    .querySelector('form')!
    .dispatchEvent(new Event('submit', { cancelable: true }))
  await settle()
}
async function choose(value: string) {
  const radio = dialog().querySelector<HTMLInputElement>(`input[value=${value}]`)!
  radio.checked = true
  radio.dispatchEvent(new Event('change'))
  await flushPromises()
}

/** What is sent, where the shop has these acts wait. */
async function open(of: Component, waits: string[], answers: Response[] = [], role = 'agent') {
  const sent: { url: string; body: Record<string, unknown> }[] = []
  const acts = ['closing', 'extension', 'part_shipment', 'installation']
  vi.stubGlobal('fetch', async (url: string, { method, body }: RequestInit) => {
    const needs_customer = Object.fromEntries(acts.map((act) => [act, waits.includes(act)]))
    const rules = { needs_customer, flag_names: [] }
    if (url.endsWith('/trade-rules')) return Response.json({ rules, rev: 0 })
    if (method === 'GET') return Response.json(order)
    if (url.endsWith('/conversation')) return Response.json({ conversation: 'chat' })
    sent.push({ url, body: JSON.parse(String(body)) })
    return answers.shift() ?? Response.json({ ...order, rev: 4 })
  })
  const membership = { member: { role } }
  const shop = { id: 'shop', slug: 'qingmu', isOnline: ref(true), listen: () => () => undefined, membership }
  const shown = mount(of, {
    props: { order },
    global: {
      plugins: [i18n, [VueQueryPlugin, { queryClient: new QueryClient() }]] as never[],
      provide: { [SHOP as symbol]: shop },
    },
  })
  await settle()
  return { sent, shown }
}
afterEach(() => {
  vi.unstubAllGlobals()
  document.body.replaceChildren()
})

it('does at once what waits for nobody', async () => {
  const { sent, shown } = await open(CloseDialog, ['extension'])
  await choose('out_of_stock')
  expect(save().textContent).toContain('关闭交易')
  await submit()
  expect(sent.map(({ url }) => url)).toEqual(['/api/shops/shop/orders/order/closing'])
  expect(sent[0]!.body).toMatchObject({ reason: 'out_of_stock', rev: 3 })
  expect(shown.emitted('close')).toHaveLength(1)
  shown.unmount()
})
it('asks by a card what waits for the customer, and says so before', async () => {
  const { sent, shown } = await open(CloseDialog, ['closing'])
  await choose('out_of_stock')
  expect(dialog().textContent).toContain('客户在卡片上同意后才会执行')
  expect(save().textContent).toContain('发卡片请客户同意')
  await submit()
  expect(sent.map(({ url }) => url)).toEqual(['/api/shops/shop/conversations/chat/cards'])
  const card = { kind: 'order_closing', order: 'order', reason: 'out_of_stock' }
  expect(sent[0]!.body).toMatchObject({ card, again: false })
  shown.unmount()
})
it('asks for longer to confirm, a second time only on purpose', async () => {
  const waits = Response.json({ code: 'card_waits' }, { status: 409 })
  const { sent, shown } = await open(ExtendDialog, ['extension'], [waits])
  await submit()
  expect(shown.emitted('close')).toBeUndefined()
  expect(save().textContent).toContain('仍然再发一张')
  await submit()
  const card = { kind: 'receipt_extension', order: 'order', days: 3 }
  expect(sent.map(({ body }) => [body['card'], body['again']])).toEqual([
    [card, false],
    [card, true],
  ])
  shown.unmount()
})
it('asks for another day of an installation, and takes nobody else’s word for it', async () => {
  const { sent, shown } = await open(InstallationDialog, ['installation'])
  expect(dialog().querySelector('input[type=checkbox]')).toBeNull()
  expect(save().textContent).toContain('发卡片请客户同意')
  await submit()
  const card = { kind: 'installation_day', order: 'order', day: '2026-03-05' }
  expect(sent.map(({ body }) => body['card'])).toEqual([card])
  shown.unmount()
})
it('asks about a parcel only where something stays, and only who talks to customers', async () => {
  const { shown } = await open(PartShipDialog, ['part_shipment'], [], 'warehouse')
  expect(dialog().textContent).toContain('请接待的同事发卡片')
  expect(dialog().textContent).toContain('包裹里至少要有一件')
  const pieces = dialog().querySelector<HTMLInputElement>('input[type=number]')!
  pieces.value = '2'
  pieces.dispatchEvent(new Event('input'))
  await flushPromises()
  expect(dialog().textContent).not.toContain('请接待的同事发卡片')
  expect(dialog().textContent).toContain('这个订单就全部发完了')
  expect(save().textContent).toContain('确认发货')
  shown.unmount()
})
