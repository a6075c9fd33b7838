import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { ServerFrame } from '@kit/live'
import { h, icon, iconButton } from '../src/dom'
import type { Hand } from '../src/parts'
import type { CardView } from './cards-data'
import { liveCard } from './cards-live'

const may = (...acts: string[]) => acts.map((act) => ({ act, is_allowed: true, reason: null }))
const view = (change: Partial<CardView> = {}): CardView => ({
  id: 'k',
  kind: 'order_check',
  state: 'open',
  title: '2026 白蜡木餐桌',
  words: '麻烦核对一下',
  items: [{ picture: '/p.jpg', title: '白蜡木餐桌', sub: '1.4m', price_fen: 238_000, quantity: 2 }],
  facts: [
    { key: 'total', fen: 476_000 },
    { key: 'discount', fen: 0 },
    { key: 'receiver', text: '林小满' },
  ],
  choices: [],
  acts: may('confirm', 'refuse'),
  answered: null,
  link: null,
  rev: 1,
  ...change,
})
const answered = (act: string, more = {}) => ({ act, at: 1, words: '', choice: null, stars: null, ...more })
type Told = (() => unknown) | { status?: number; body: unknown }

let number = 0
/** Where the chat comes from. */
let origin: string
/** Whether the customer of a site is the same in the shop. */
const site = vi.hoisted(() => ({ isVouched: false }))
vi.mock('./vouch', () => ({ vouch: async () => site.isVouched }))
let options: { onFrame?: (frame: ServerFrame) => void }
let seen: (isIntersecting: boolean) => void

beforeEach(() => {
  options = {}
  origin = location.origin
  site.isVouched = false
  vi.stubGlobal(
    'IntersectionObserver',
    class {
      constructor(told: (entries: object[]) => void) {
        seen = (isIntersecting) => told([{ isIntersecting }])
      }
      observe() {}
    },
  )
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
  document.body.replaceChildren()
})
const settle = () => new Promise((resolve) => setTimeout(resolve))

/** A card of its own for each test: what was seen of one is remembered for the page. */
async function shown(...told: Told[]) {
  const asked: { path: string; body?: Record<string, unknown>; token: string }[] = []
  vi.stubGlobal('fetch', async (path: string, { body, headers }: RequestInit) => {
    const token = (headers as Record<string, string>).Authorization!
    asked.push({ path, token, ...(body && { body: JSON.parse(String(body)) }) })
    const next = told.shift()!
    if (typeof next === 'function') return next()
    const { status = 200, body: answer } = next
    return { ok: status < 400, status, json: async () => answer }
  })
  const config = { origin, shop: 'qingmu' }
  const talk = { shop: { id: 's' }, device: 'token', config, live: { options } }
  const hand = { h, icon, iconButton, locale: 'zh-CN', talk, absolute: (path: string) => path }
  const card = liveCard(hand as unknown as Hand, { card: `k${++number}`, kind: 'order_check', title: '餐桌' })
  document.body.append(card)
  seen(true)
  await settle()
  const press = async (name: string) => {
    const button = [...card.querySelectorAll('button')].find(({ textContent }) => textContent === name)
    expect(button, name).toBeTruthy()
    button!.click()
    await settle()
  }
  return { card, asked, press, id: `k${number}` }
}

it('shows what the object is now, and leaves out money that is none', async () => {
  const { card, asked, id } = await shown({ body: view() })
  expect(asked).toEqual([{ path: `/api/shops/s/cards/${id}`, token: 'Bearer token' }])
  expect(card.textContent).toMatch(/核对订单.*麻烦核对一下.*白蜡木餐桌.*× 2.*合计¥4,760.*林小满/)
  expect(card.textContent).not.toContain('优惠')
})
it('is not asked for while nobody sees it', async () => {
  const { asked, id } = await shown({ body: view() }, { body: view() })
  seen(false)
  options.onFrame!({ type: 'card', conversation: 'c', card: id, rev: 2 })
  expect(asked).toHaveLength(1)
})
it('answers once, under one key for as long as nobody said whether it was taken', async () => {
  const done = view({ state: 'done', acts: [], answered: answered('confirm'), rev: 2 })
  const broken = () => Promise.reject(new TypeError('no network'))
  const { card, asked, press } = await shown({ body: view() }, broken, { body: done })
  await press('确认无误')
  expect(card.querySelector('[role=alert]')!.textContent).toContain('网络不稳定')
  await press('确认无误')
  expect(asked[2]!.body).toEqual(asked[1]!.body)
  expect(asked[1]!.body).toMatchObject({ act: 'confirm', key: expect.stringMatching(/^[0-9a-f-]{36}$/) })
  expect(card.querySelector('[role=status]')!.textContent).toContain('您已确认')
  expect(card.querySelector('button')).toBeNull()
})
it('says no only with a word about what is wrong', async () => {
  const done = view({ state: 'refused', acts: [], answered: answered('refuse', { words: '楼号写错了' }) })
  const { card, asked, press } = await shown({ body: view() }, { body: done })
  await press('信息有误')
  await press('信息有误')
  expect(asked).toHaveLength(1)
  expect(card.querySelector('[role=alert]')!.textContent).toContain('哪里不对')
  card.querySelector('textarea')!.value = ' 楼号写错了 '
  await press('信息有误')
  expect(asked[1]!.body).toMatchObject({ act: 'refuse', words: '楼号写错了' })
  expect(card.textContent).toContain('您反馈信息有误 · 楼号写错了')
})
it('looks again where things have changed, and says so', async () => {
  const over = view({ state: 'over', acts: [{ act: 'pay', is_allowed: false, reason: 'order_closed' }] })
  const first = view({ kind: 'pay_reminder', acts: may('pay') })
  const told = [{ body: first }, { status: 409, body: { code: 'over' } }, { body: over }]
  const { card, press } = await shown(...told)
  await press('确认模拟支付 ¥4,760')
  expect(card.querySelector('[role=alert]')!.textContent).toBe('情况有变，已为您更新')
  expect(card.textContent).toContain('已失效')
  expect(card.textContent).toContain('订单已经关闭')
  expect(card.querySelector('button')).toBeNull()
})
it('keeps what is being typed when something else about it changes', async () => {
  const { card, press, id } = await shown({ body: view() }, { body: view({ words: '请尽快', rev: 2 }) })
  await press('信息有误')
  card.querySelector('textarea')!.value = '还没写完'
  options.onFrame!({ type: 'card', conversation: 'c', card: id, rev: 2 })
  await vi.waitFor(() => expect(card.textContent).toContain('请尽快'))
  expect(card.querySelector('textarea')!.value).toBe('还没写完')
})
it('looks at goods again every minute while they are in view, and keeps what is chosen', async () => {
  vi.useFakeTimers({ toFake: ['setInterval'] })
  const choice = (id: string, price_fen: number) => ({ id, label: id, price_fen, is_possible: true })
  const acts = may('choose')
  const chooser = (price: number) =>
    view({ kind: 'sku_choice', acts, facts: [], choices: [choice('a', 100), choice('b', price)] })
  const { card, asked } = await shown({ body: chooser(200) }, { body: chooser(300) })
  card.querySelectorAll<HTMLInputElement>('input[type=radio]')[1]!.click()
  vi.advanceTimersByTime(60_000)
  await vi.waitFor(() => expect(card.textContent).toContain('¥3'))
  expect(card.querySelector<HTMLInputElement>('input:checked')!.value).toBe('b')
  seen(false)
  vi.advanceTimersByTime(60_000)
  expect(asked).toHaveLength(2)
})
it('asks for no card of an order unasked: its changes are told', async () => {
  vi.useFakeTimers({ toFake: ['setInterval'] })
  const { asked } = await shown({ body: view({ link: { kind: 'order', id: 'o' } }) })
  vi.advanceTimersByTime(60_000)
  await settle()
  expect(asked).toHaveLength(1)
})
it('lets one of what is there be chosen', async () => {
  const choices = [
    { id: 'a', label: '原木色', price_fen: 100, is_possible: false },
    { id: 'b', label: '胡桃色', picture: '/photos/b', price_fen: 200, is_possible: true },
  ]
  const chooser = view({ kind: 'sku_choice', acts: may('choose'), choices, facts: [] })
  const done = { ...chooser, state: 'done' as const, acts: [], answered: answered('choose', { choice: 'b' }) }
  const { card, asked, press } = await shown({ body: chooser }, { body: done })
  await press('加入购物车')
  expect(asked).toHaveLength(1)
  const radios = [...card.querySelectorAll<HTMLInputElement>('input[type=radio]')]
  expect(radios.map(({ disabled }) => disabled)).toEqual([true, false])
  const pictures = [...card.querySelectorAll<HTMLImageElement>('.card-choices img')]
  expect(pictures.map(({ src }) => new URL(src).pathname)).toEqual(['/photos/b'])
  radios[1]!.click()
  await press('加入购物车')
  expect(asked[1]!.body).toMatchObject({ act: 'choose', choice: 'b' })
  expect(card.textContent).toContain('已加入购物车 · 胡桃色')
  expect(card.querySelector('a')!.getAttribute('href')).toBe('/store/qingmu/cart')
})
it('leads from a page of others to the product in the shop, with what was chosen', async () => {
  origin = 'https://shop.example'
  const open = vi.fn()
  vi.stubGlobal('open', open)
  const choices = [{ id: 'b', label: '胡桃色', price_fen: 200, is_possible: true }]
  const link = { kind: 'product', id: 'p' }
  const chooser = view({ kind: 'sku_choice', acts: may('choose'), choices, facts: [], link })
  const done = { ...chooser, state: 'done' as const, acts: [], answered: answered('choose', { choice: 'b' }) }
  const { card, asked, press } = await shown({ body: chooser }, { body: done })
  await press('去店铺购买')
  expect(open).toHaveBeenCalledExactlyOnceWith('/store/qingmu/goods/p?sku=b', '_blank')
  expect(asked[1]!.body).toMatchObject({ act: 'choose', choice: 'b' })
  expect(card.textContent).toContain('您已选好规格 · 胡桃色')
  expect(card.textContent).not.toContain('购物车')
  const way = card.querySelector('a.card-way')!
  expect(way.getAttribute('href')).toBe('/store/qingmu/goods/p?sku=b')
  expect([way.getAttribute('target'), way.getAttribute('rel')]).toEqual(['_blank', 'opener'])
})
it('fills no cart from a page of others: all of it leads to the checkout of the shop', async () => {
  const items = [
    { product: 'p', sku: 'a', picture: '', title: '餐桌', sub: '原木色', quantity: 1 },
    { product: 'q', sku: 'b', picture: '', title: '餐椅', sub: '', quantity: 4 },
  ]
  const link = { kind: 'checkout', id: null }
  const invite = view({ kind: 'order_invite', acts: may('add'), items, facts: [], link })
  const own = await shown({ body: invite })
  expect(own.card.querySelector('button')!.textContent).toBe('全部加入购物车')
  expect(own.card.querySelector('a')).toBeNull()
  origin = 'https://shop.example'
  const { card } = await shown({ body: invite })
  expect(card.querySelector('button')).toBeNull()
  expect(card.querySelector('a')!.getAttribute('href')).toBe('/store/qingmu/goods/p?sku=a')
  const way = card.querySelector('a.card-way')!
  expect(way.getAttribute('href')).toBe('/store/qingmu/checkout?buy=p.a.1,q.b.4')
  expect([way.textContent, way.getAttribute('target')]).toEqual(['去店铺下单', '_blank'])
  const short = { act: 'add', is_allowed: false, reason: 'out_of_stock' }
  const over = await shown({ body: { ...invite, state: 'over', acts: [short] } })
  expect(over.card.querySelector('a.card-way')).toBeNull()
  expect(over.card.textContent).toContain('库存不足')
})
it('leads from a page of others to an order only whoever is the same in the shop', async () => {
  const link = { kind: 'order', id: 'o' }
  const order = view({ kind: 'order', acts: [], facts: [], link })
  origin = 'https://shop.example'
  expect((await shown({ body: order })).card.querySelector('a')).toBeNull()
  site.isVouched = true
  const { card } = await shown({ body: order })
  const way = await vi.waitUntil(() => card.querySelector('a'))
  expect([way.getAttribute('href'), way.getAttribute('rel')]).toEqual(['/store/qingmu/orders/o', 'opener'])
})
it('gives stars and words', async () => {
  const invite = view({ kind: 'review_invite', acts: may('rate'), facts: [] })
  const done = { ...invite, state: 'done' as const, acts: [], answered: answered('rate', { stars: 4 }) }
  const { card, asked, press } = await shown({ body: invite }, { body: done })
  await press('提交评价')
  expect(card.querySelector('[role=alert]')!.textContent).toContain('几颗星')
  card.querySelectorAll<HTMLInputElement>('.card-stars input')[3]!.click()
  card.querySelector('textarea')!.value = '很稳'
  await press('提交评价')
  expect(asked[1]!.body).toMatchObject({ act: 'rate', stars: 4, words: '很稳' })
  expect(card.textContent).toContain('★★★★☆')
})
it('leads from one line of an order to the next, and shows what was given', async () => {
  const goods = ['餐桌 1.4m', '餐椅 原木色']
  const items = goods.map((title) => ({ picture: '', title, sub: '' }))
  const choices = goods.map((label, at) => ({ id: `${at}`, label, is_possible: true }))
  const said = (text: string) => ({ key: 'review', text })
  const invite = view({ kind: 'review_invite', acts: may('rate'), items, choices, facts: [] })
  const first = {
    ...invite,
    acts: [{ act: 'rate', is_allowed: false, reason: 'answered' }],
    state: 'done' as const,
    answered: answered('rate', { stars: 5, choice: '0' }),
    choices: choices.slice(1),
    facts: [said('餐桌 1.4m ★★★★★')],
    link: { kind: 'order', id: 'o' },
    rev: 2,
  }
  const both = [...first.facts, said('餐椅 原木色 ★★★☆☆ 有点矮')]
  const rest = { ...first, choices: [], facts: both }
  const told = [{ body: invite }, { body: first }, { body: {} }, { body: rest }]
  const { card, asked, press, id } = await shown(...told)
  const stars = (count: number) =>
    card.querySelectorAll<HTMLInputElement>('.card-stars input')[count - 1]!.click()
  expect(card.querySelectorAll('.card-choices input')).toHaveLength(2)
  stars(5)
  await press('提交评价')
  expect(asked[1]!.path).toBe(`/api/shops/s/mine/cards/${id}/answer`)
  expect(asked[1]!.body).toMatchObject({ choice: '0', stars: 5 })
  expect(card.querySelector('.card-choices')!.textContent).toBe('还可以评价餐椅 原木色')
  stars(3)
  card.querySelector('textarea')!.value = '有点矮'
  await press('提交评价')
  expect(asked[2]!.path).toBe('/api/shops/s/mine/orders/o/reviews/1')
  expect(asked[2]!.body).toEqual({ stars: 3, words: '有点矮' })
  expect(card.textContent).toContain('餐椅 原木色 ★★★☆☆ 有点矮')
  expect(card.querySelector('form, button, .card-form')).toBeNull()
})
it('asks before an order is closed, says why, and what was answered', async () => {
  const facts = [
    { key: 'close_reason', code: 'out_of_stock' },
    { key: 'total', fen: 476_000 },
  ]
  const acts = may('accept', 'decline')
  const closing = view({ kind: 'order_closing', title: '关闭订单：餐桌', acts, facts })
  const done = { ...closing, state: 'done' as const, acts: [], answered: answered('accept'), rev: 2 }
  const { card, asked, press } = await shown({ body: closing }, { body: done })
  expect(card.querySelector('.card-head b')!.textContent).toBe('关闭订单')
  expect(card.textContent).toMatch(/关闭原因缺货.*不接受/)
  await press('同意关闭')
  expect(asked[1]!.body).toMatchObject({ act: 'accept' })
  expect(card.querySelector('[role=status]')!.textContent).toContain('您同意关闭订单')
})
it('says why a part of an order leaves no more', async () => {
  const acts = [{ act: 'accept', is_allowed: false, reason: 'bad_quantity' }]
  const { card } = await shown({ body: view({ kind: 'part_shipment', state: 'over', acts }) })
  expect(card.querySelector('.card-head b')!.textContent).toBe('分开发货')
  expect(card.querySelector('.card-why')!.textContent).toBe('剩下的件数不够了')
})
it('shows a product at the price of now, from the cheapest, and that it is sold out', async () => {
  const item = {
    product: 'p',
    picture: '',
    title: '餐桌',
    sub: '',
    price_fen: 198_000,
    price_to_fen: 238_000,
  }
  const link = { kind: 'product', id: 'p' }
  const product = view({ kind: 'product', acts: [], facts: [], items: [{ ...item, is_on_sale: true }], link })
  const dearer = { ...item, price_fen: 208_000, is_on_sale: false }
  const { card, id } = await shown({ body: product }, { body: { ...product, items: [dearer], link: null } })
  expect(card.querySelector('.card-head')!.textContent).toBe('商品')
  expect(card.textContent).toContain('¥1,980 起')
  expect(card.querySelector('a')!.getAttribute('href')).toBe('/store/qingmu/goods/p')
  options.onFrame!({ type: 'card', conversation: 'c', card: id, rev: 1 })
  await vi.waitFor(() => expect(card.textContent).toContain('¥2,080 起 已下架或缺货'))
  expect(card.querySelector('a')).toBeNull()
})
it('says of a product that was deleted that it is gone', async () => {
  const gone = { picture: '', title: '餐桌', sub: '', is_on_sale: false }
  const body = view({ kind: 'product', acts: [], facts: [], items: [gone], link: null })
  const { card } = await shown({ body })
  expect(card.textContent).toContain('餐桌')
  expect(card.textContent).toContain('已不在店里')
})
it('shows where an order stands now, and asks nothing', async () => {
  const facts = [
    { key: 'no', text: '20260001' },
    { key: 'total', fen: 476_000 },
  ]
  const at = (code: string) => [...facts, { key: 'state', code }]
  const link = { kind: 'order', id: 'o' }
  const order = view({ kind: 'order', acts: [], facts: at('WAIT_BUYER_PAY'), link })
  const { card, id } = await shown({ body: order }, { body: { ...order, facts: at('TRADE_CLOSED') } })
  expect(card.querySelector('.card-head')!.textContent).toBe('订单')
  expect(card.textContent).toMatch(/20260001.*¥4,760.*等待付款/)
  expect(card.querySelector('button')).toBeNull()
  options.onFrame!({ type: 'card', conversation: 'c', card: id, rev: 1 })
  await vi.waitFor(() => expect(card.textContent).toContain('交易关闭'))
  expect(card.textContent).not.toContain('等待付款')
})
it('says when there is nothing to see, and tries again when that may help', async () => {
  const gone = await shown({ status: 404, body: { code: 'not_found' } })
  expect(gone.card.textContent).toContain('这张卡片已经看不到了')
  expect(gone.card.querySelector('button')).toBeNull()
  const later = await shown({ status: 503, body: { code: 'storage_unavailable' } }, { body: view() })
  await later.press('重试')
  expect(later.card.textContent).toContain('核对订单')
})
it('shows where a parcel is, newest first, with the time beside each step', async () => {
  const facts = [
    { key: 'stage', code: 'delivering' },
    { key: 'step', text: '派送中' },
    { key: 'step_at', at: 1_800_000_000_000 },
    { key: 'step', text: '已到杭州' },
    { key: 'step_at', at: 1_799_990_000_000 },
  ]
  const { card } = await shown({ body: view({ kind: 'parcel', acts: [], items: [], facts }) })
  expect([...card.querySelectorAll('dt')].map(({ textContent }) => textContent!.trim())).toEqual([
    '进度',
    '动态',
    '',
  ])
  expect(card.querySelectorAll('dd small')).toHaveLength(2)
  expect(card.querySelector('.card-state')).toBeNull()
})
