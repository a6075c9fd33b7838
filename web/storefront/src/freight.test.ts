import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { effectScope, nextTick, ref } from 'vue'
import { Refused, type Delivery } from './api'
import { reasonOf } from './deeds'
import { deliveryOf, hintOf, isOldQuote, onlyTo, servicesOf, useFreight, whyNot, type Quote } from './freight'
import { say } from './words'

type Part = Quote['parts'][number]
const part = (change: Partial<Part>) =>
  ({ is_free: false, more_fen: null, more_pieces: null, ...change }) as Part
const delivery = (change: Partial<Delivery>) =>
  ({
    charge_by: 'piece',
    usual: { first: 1, first_fen: 1_200, further: 1, further_fen: 500 },
    free: [],
    not_delivered: [],
    delivered_cities: [],
    services: [],
    ...change,
  }) as Delivery

it('says how far it is to free delivery, and nothing where it is free', () => {
  expect(hintOf(part({ more_fen: 1_050 }))).toBe(say('freeAfterFen', '¥10.50'))
  expect(hintOf(part({ more_pieces: 2 }))).toBe(say('freeAfterPieces', 2))
  expect(hintOf(part({ more_fen: 100, more_pieces: 2 }))).toBe(say('freeAfterBoth', '¥1', 2))
  expect(hintOf(part({}))).toBeUndefined()
  expect(hintOf(part({ is_free: true, more_fen: 100 }))).toBeUndefined()
})

it('tells the terms of delivery in the units of people', () => {
  expect(deliveryOf(undefined)).toEqual([say('deliveryFree')])
  expect(deliveryOf(delivery({}))).toEqual([say('ratePiece', '¥12', 1)])
  const usual = { first: 1_500, first_fen: 800, further: 1_000, further_fen: 200 }
  const free = [{ provinces: ['浙江', '上海'], min_fen: 9_900, min_pieces: null }]
  expect(deliveryOf(delivery({ charge_by: 'weight', usual, free, not_delivered: ['西藏'] }))).toEqual([
    say('rateWeight', '¥8', 1.5),
    say('freeIn', `浙江${say('comma')}上海`, say('freeOverFen', '¥99')),
    say('deliveryNot', '西藏'),
  ])
})

it('tells once what costs nothing', () => {
  const usual = { first: 1, first_fen: 0, further: 1, further_fen: 0 }
  const free = [{ provinces: [], min_fen: null, min_pieces: null }]
  expect(deliveryOf(delivery({ usual, free }))).toEqual([say('deliveryFree')])
})

it('tells a city with its province', () => {
  const free = [{ provinces: ['浙江/杭州', '上海'], min_fen: 9_900, min_pieces: null }]
  const told = deliveryOf(delivery({ free, not_delivered: ['广东/深圳'] }))
  expect(told[1]).toBe(say('freeIn', `浙江杭州${say('comma')}上海`, say('freeOverFen', '¥99')))
  expect(told[2]).toBe(say('deliveryNot', '广东深圳'))
})

it('tells a city that is delivered where its province is not', () => {
  const told = deliveryOf(delivery({ not_delivered: ['新疆', '西藏'], delivered_cities: ['新疆/乌鲁木齐'] }))
  expect(told[1]).toBe(say('deliveryNotBut', `新疆${say('comma')}西藏`, '新疆乌鲁木齐'))
  const quote = { province: '新疆', delivered_cities: ['乌鲁木齐', '伊犁'] } as Quote
  expect(onlyTo(quote)).toBe(say('deliveredOnly', '新疆', `乌鲁木齐${say('comma')}伊犁`))
  expect(onlyTo({ ...quote, delivered_cities: [] })).toBeUndefined()
})

it('takes the name of a service for what it is', () => {
  const services = [{ code: 'upstairs' as const, name: '$& {m} 上楼', fee_fen: 500, per_piece: false }]
  expect(servicesOf(delivery({ services }))).toContain('$& {m} 上楼 ¥5')
})

let answers: ((body: object) => void)[] = []
beforeEach(() => {
  answers = []
  window.Yingke = { introduce: async () => ({ shop: 's', token: 't' }) } as never
  vi.stubGlobal('fetch', () => new Promise((answer) => answers.push((body) => answer(Response.json(body)))))
})
afterEach(() => {
  delete window.Yingke
  vi.unstubAllGlobals()
})
const asked = (n: number) => vi.waitFor(() => expect(answers).toHaveLength(n))

it('lets nobody buy at a total that was not shown', () => {
  const quote = { total_fen: 100, not_delivered: [] as string[], services: [] as Quote['services'] } as Quote
  expect([whyNot(100, quote, ''), whyNot(90, quote, ''), whyNot(undefined, quote, '')]).toEqual([
    undefined,
    'totalChanged',
    'totalChanged',
  ])
  expect(whyNot(100, { ...quote, not_delivered: ['a'] }, '')).toBe('notDelivered')
})
it('asks for the day of an installation where the shop needs one', () => {
  const installation = { code: 'installation', is_chosen: true, from_day: '2026-03-05', needs_day: true }
  const of = (change: object) =>
    ({ total_fen: 100, not_delivered: [], services: [{ ...installation, ...change }] }) as unknown as Quote
  expect(whyNot(100, of({}), '')).toBe('needInstallDay')
  expect(whyNot(100, of({}), '2026-03-05')).toBeUndefined()
  expect(whyNot(100, of({ needs_day: false }), '')).toBeUndefined()
  expect(whyNot(100, of({ is_chosen: false }), '')).toBeUndefined()
})
it('takes a condition without provinces for one of everywhere', () => {
  const free = [{ min_fen: 9_900 }] as Delivery['free']
  expect(deliveryOf(delivery({ free }))[1]).toBe(say('freeOverFen', '¥99'))
})

it('never shows the freight of what was chosen before', async () => {
  const goods = ref([{ sku: 'a', quantity: 1 }])
  const scope = effectScope()
  const freight = scope.run(() =>
    useFreight(
      () => goods.value,
      () => '',
    ),
  )!
  await asked(1)
  goods.value = [{ sku: 'a', quantity: 2 }]
  await nextTick()
  await asked(2)
  answers[1]!({ total_fen: 2 })
  await vi.waitFor(() => expect(freight.quote.value?.total_fen).toBe(2))
  answers[0]!({ total_fen: 1 })
  await nextTick()
  await nextTick()
  expect(freight.quote.value?.total_fen).toBe(2)
  expect(freight.isAsking.value).toBe(false)
  scope.stop()
})

it('asks anew where a day is needed meanwhile, and says so', () => {
  expect(reasonOf(new Refused(422, 'install_day_missing'))).toBe('needInstallDay')
  expect(['install_day_missing', 'bad_install_day', 'out_of_stock'].map(isOldQuote)).toEqual([
    true,
    true,
    false,
  ])
})
