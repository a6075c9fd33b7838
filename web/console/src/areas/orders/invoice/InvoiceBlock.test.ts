import { QueryClient, VueQueryPlugin } from '@tanstack/vue-query'
import { flushPromises, mount } from '@vue/test-utils'
import { ref } from 'vue'
import { afterEach, expect, it, vi } from 'vitest'
import type { Role } from '@console/api/types'
import { i18n } from '@console/i18n'
import { SHOP } from '@console/live/shop'
import { anOrder } from '../rows/testing'
import InvoiceBlock from './InvoiceBlock.vue'

const entered = {
  kind: 'company',
  title_masked: '青木家具有限公司',
  tax_no_masked: '****0Y43',
  email_masked: 'l****@****',
  amount_fen: 238_000,
  given_back_since_fen: 0,
  state: 'asked',
  number: null,
  asked_at: 1,
  asked_nick: '小禾',
  issued_at: null,
  nick: null,
}

async function open(more: object, role: Role = 'agent', invoice: object | null = null) {
  const sent: { path: string; body: Record<string, unknown> }[] = []
  vi.stubGlobal('fetch', async (path: string, { method = 'GET', body }: RequestInit = {}) => {
    if (method === 'GET') return Response.json({ invoice })
    sent.push({ path: String(path), body: JSON.parse(String(body)) })
    return Response.json({ invoice: entered })
  })
  const shop = {
    id: 'shop',
    slug: 'qingmu',
    isOnline: ref(true),
    membership: { member: { role } },
    listen: () => () => undefined,
  }
  const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  const page = mount(InvoiceBlock, {
    attachTo: document.body,
    props: { order: anOrder({ rev: 4, state: 'WAIT_SELLER_SEND_GOODS', ...more }) },
    global: {
      plugins: [i18n, [VueQueryPlugin, { queryClient }]] as never[],
      provide: { [SHOP as symbol]: shop },
      directives: { tip: {} },
    },
  })
  await flushPromises()
  return { page, sent }
}
const button = (words: string) =>
  [...document.querySelectorAll('button')].find((each) => each.textContent?.trim() === words)
afterEach(() => {
  vi.unstubAllGlobals()
  document.body.replaceChildren()
})

it('takes down what a customer said, with the tax number tidied, and shows it masked', async () => {
  const { page, sent } = await open({ paid_fen: 238_000 })
  expect(page.text()).toContain('还没有人申请发票')
  button('登记开票')!.click()
  await vi.waitFor(() => expect(document.querySelector('select')).toBeTruthy())
  const kind = document.querySelector('select')!
  kind.value = 'company'
  kind.dispatchEvent(new Event('change'))
  await flushPromises()
  const typed = ['青木家具有限公司', '91350100m0001 00y43', 'lin.xia@example.com']
  document.querySelectorAll<HTMLInputElement>('form input').forEach((input, at) => {
    input.value = typed[at]!
    input.dispatchEvent(new Event('input'))
  })
  await flushPromises()
  document.querySelector('form')!.dispatchEvent(new Event('submit', { cancelable: true }))
  await vi.waitFor(() => expect(page.text()).toContain('****0Y43'))
  expect(sent[0]).toMatchObject({
    path: '/api/shops/shop/orders/order/invoice',
    body: { rev: 4, kind: 'company', tax_no: '91350100M000100Y43', email: 'lin.xia@example.com' },
  })
  expect(page.text()).toContain('客服登记了开票')
  page.unmount()
})
it('says why none can be entered, and opens nothing', async () => {
  for (const [more, why] of [
    [{ paid_fen: 0 }, '客户还没有付款'],
    [{ paid_fen: 9, refunded_fen: 9 }, '已经全部退回'],
    [{ paid_fen: 9, state: 'TRADE_CLOSED' }, '订单已关闭'],
  ] as const) {
    const { page } = await open(more)
    expect(button('登记开票')!.getAttribute('aria-disabled')).toBe('true')
    expect(page.text()).toContain(why)
    button('登记开票')!.click()
    await flushPromises()
    expect(document.querySelector('form')).toBeNull()
    page.unmount()
  }
})
it('is not offered to who keeps no orders, and says who entered one', async () => {
  const trainee = await open({ paid_fen: 9 }, 'trainee')
  expect(button('登记开票')).toBeUndefined()
  trainee.page.unmount()
  const { page } = await open({ paid_fen: 9 }, 'agent', entered)
  expect(page.text()).toContain('小禾')
  expect(button('改开票信息')).toBeTruthy()
  page.unmount()
})
it('marks an issued one whose money went back later', async () => {
  const issued = { ...entered, state: 'issued', number: '2533', issued_at: 2, nick: '小禾' }
  const before = await open({ paid_fen: 238_000 }, 'agent', issued)
  expect(before.page.text()).not.toContain('红冲')
  before.page.unmount()
  const back = { ...issued, given_back_since_fen: 30_000 }
  const { page } = await open({ paid_fen: 238_000, refunded_fen: 30_000 }, 'agent', back)
  expect(page.text()).toContain('需红冲：开票后又退了 ¥300')
  page.unmount()
})
it('shows it whole and hides it again with one button, which keeps the keyboard', async () => {
  const { page } = await open({}, 'agent', entered)
  vi.stubGlobal('fetch', async () => Response.json({ title: '青木家具有限公司', tax_no: 'X0Y43', email: '' }))
  const show = button('显示开票信息')!
  show.focus()
  show.click()
  await vi.waitFor(() => expect(document.querySelector('form input')).toBeTruthy())
  const reason = document.querySelector<HTMLInputElement>('form input')!
  reason.value = '开具发票'
  reason.dispatchEvent(new Event('input'))
  await flushPromises()
  document.querySelector('form')!.dispatchEvent(new Event('submit', { cancelable: true }))
  await vi.waitFor(() => expect(page.text()).toContain('X0Y43'))
  expect(show.textContent).toContain('隐藏')
  expect(document.activeElement).toBe(show)
  show.click()
  await flushPromises()
  expect(page.text()).not.toContain('X0Y43')
  expect(document.activeElement).toBe(show)
  page.unmount()
})
