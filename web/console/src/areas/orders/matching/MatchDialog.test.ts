import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, expect, it, vi } from 'vitest'
import { inShop, lastDialog, submit, type } from '../testing'
import { mayMatch } from './match'
import MatchDialog from './MatchDialog.vue'

afterEach(() => {
  vi.unstubAllGlobals()
  document.body.replaceChildren()
})

it('compares what a customer sent in one piece, and forgets the answer with the next letter', async () => {
  const sent: { path: string; body: object }[] = []
  vi.stubGlobal('fetch', async (path: string, { body }: RequestInit = {}) => {
    sent.push({ path: String(path), body: JSON.parse(String(body)) })
    return Response.json({ receiver: 'same', phone: 'other', address: 'part' })
  })
  const page = mount(MatchDialog, { props: { order: 'order' }, global: inShop() })
  await flushPromises()
  await submit()
  expect(sent, 'nothing was typed').toEqual([])
  await type(lastDialog().querySelector('textarea')!, '林夏 13800138000 杭州市文三路1号')
  await submit()
  expect(sent).toEqual([
    {
      path: '/api/shops/shop/orders/order/address-match',
      body: { receiver: '林夏', phone: '13800138000', address: '杭州市文三路1号' },
    },
  ])
  const said = () => [...lastDialog().querySelectorAll('label input ~ *')].map((each) => each.textContent)
  expect(said()).toEqual(['一致', '不一致', '部分一致：有一方写得更详细，请和客户确认'])
  await type(lastDialog().querySelector<HTMLInputElement>('input[type=tel]')!, '13900139000')
  expect(said()).toEqual(['', '', ''])
  page.unmount()
})
it('fills the fields of what was pasted, and leaves the others as they were typed', async () => {
  const page = mount(MatchDialog, { props: { order: 'order' }, global: inShop() })
  await flushPromises()
  const [receiver, phone, address] = lastDialog().querySelectorAll('input')
  const values = () => [receiver, phone, address].map((field) => field!.value)
  const paste = (words: string) => type(lastDialog().querySelector('textarea')!, words)
  await type(receiver!, '林夏')
  await type(phone!, '13800138000')
  await paste('浙江省杭州市文三路1号')
  expect(values()).toEqual(['林夏', '13800138000', '浙江省杭州市文三路1号'])
  await paste('1390013900')
  expect(values()).toEqual(['林夏', '13800138000', '1390013900'])
  await paste('13900139000')
  expect(values()).toEqual(['林夏', '13900139000', ''])
  page.unmount()
})
it('is for whoever may see data of orders', () => {
  expect((['agent', 'warehouse', 'trainee', 'operations'] as const).map(mayMatch)).toEqual([
    true,
    true,
    false,
    false,
  ])
})
