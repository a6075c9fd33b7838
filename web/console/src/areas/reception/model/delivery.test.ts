import { expect, it } from 'vitest'
import type { Entry } from '@kit/live'
import { canRecall } from './delivery'

const of = (kind: string, body: object = {}) =>
  ({ kind, body, at: 1_000, from: { kind: 'member', id: 'me' } }) as unknown as Entry
const may = (entry: Entry, now = 2_000, me = 'me') => canRecall(entry, me, now, 120_000)

it('recalls own words for two minutes', () => {
  const said = of('text', { text: '发错了' })
  expect([may(said), may(said, 121_000), may(said, 2_000, 'other')]).toEqual([true, false, false])
  expect(may(of('recalled'))).toBe(false)
})
it('recalls a card that only shows, and leaves one that asks to its order', () => {
  const card = (kind: string) => of('card', { card: 'c', kind, title: '白瓷茶壶' })
  for (const kind of ['product', 'order', 'parcel']) expect(may(card(kind)), kind).toBe(true)
  for (const kind of ['pay_reminder', 'order_check', 'sku_choice']) expect(may(card(kind)), kind).toBe(false)
})
