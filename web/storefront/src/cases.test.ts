import { expect, it } from 'vitest'
import {
  amountOf,
  askableOf,
  exchangesOf,
  fallsOf,
  freightOf,
  kindsOf,
  lastAsked,
  leftOf,
  mostOf,
  reasonsOf,
  severalOf,
  severalWord,
  stepOf,
  togetherOf,
  unsentOf,
  wrongOfAsked,
} from './cases'
import type { Asked, Case, Step } from './cases'
import type { Sku } from './api'
import type { Order, OrderLine } from './mine'
import { words as zh } from './words/cases.zh-CN'

const asked: Asked = { kind: 'goods_back', reason: 'quality', amount: '19.90', words: '', quantity: 1 }
const bounds = { excluded: [], most: 1_990, whole: false, pieces: 2 }
const wrong = (change: Partial<Asked>, more: Partial<Parameters<typeof wrongOfAsked>[1]> = {}) =>
  wrongOfAsked({ ...asked, ...change }, { ...bounds, ...more })

it('asks for a reason, an amount within what was paid, and few words', () => {
  expect(wrong({})).toEqual({})
  expect(wrong({ reason: '' })).toEqual({ reason: 'needReason' })
  expect(wrong({ reason: 'not_received' })).toEqual({ reason: 'unfitReason' })
  expect(wrong({ quantity: 3 })).toEqual({ quantity: 'tooManyPieces' })
  expect(wrong({ amount: '19.91' })).toEqual({ amount: 'badAmount' })
  expect(wrong({ words: '𠮷'.repeat(500) })).toEqual({})
  expect(wrong({ words: '坏'.repeat(501) })).toEqual({ words: 'longWords' })
})

it('counts what pieces cost to the fen, and leaves the last the remainder', () => {
  const line = (given_pieces: number, given_fen: number, most_refundable_fen = 0) => ({
    quantity: 3,
    shipped: 3,
    left: 0,
    share_fen: 1_000,
    services_fen: 0,
    given_pieces,
    given_fen,
    most_refundable_fen,
  })
  expect(askableOf(line(1, 333))).toBe(2)
  expect([1, 2, 3].map((pieces) => mostOf(line(0, 0), pieces, false))).toEqual([333, 666, 1_000])
  expect(mostOf(line(1, 333), 1, false) + mostOf(line(2, 666), 1, false)).toBe(667)
  expect(mostOf(line(1, 900), 1, false)).toBe(100)
  // Before shipping the last pieces take all that is left, with the freight where the server says so.
  expect([mostOf(line(1, 332), 2, true), mostOf(line(1, 333, 1_667), 2, true)]).toEqual([668, 1_667])
})

it('takes what is done for each piece along, of those that have not left', () => {
  const line = (shipped: number, left: number, given_pieces: number, given_fen: number) => ({
    quantity: 3,
    shipped,
    left,
    share_fen: 1_000,
    services_fen: 100,
    given_pieces,
    given_fen,
    most_refundable_fen: 0,
  })
  const unsent = [line(0, 3, 0, 0), line(0, 2, 1, 333), line(0, 1, 2, 666)]
  expect(unsent.map((one) => mostOf(one, 1, true))).toEqual([366, 366, 368])
  expect([1, 2, 3].map((pieces) => mostOf(line(2, 1, 0, 0), pieces, false))).toEqual([366, 699, 1_033])
  expect(mostOf(line(3, 0, 0, 0), 3, false)).toBe(1_000)
})

it('asks for several lines what may be asked for each, and of all with what goes along', () => {
  const line = (no: number, kinds: string[], most_refundable_fen: number) =>
    ({ no, kinds, most_refundable_fen }) as OrderLine
  const lines = [line(0, ['money_only', 'goods_back'], 300), line(1, ['money_only'], 200), line(2, [], 0)]
  const order = { lines, whole_refundable_fen: 600, shared_freights: [] }
  expect(severalOf(order)).toHaveLength(2)
  expect(kindsOf(lines.slice(0, 2))).toEqual(['money_only'])
  expect(kindsOf([])).toEqual([])
  expect([togetherOf(order, lines.slice(0, 2)), togetherOf(order, lines.slice(1, 2))]).toEqual([600, 200])
})

it('counts what goes back with the last of some lines only where all of these are chosen', () => {
  const lines = [0, 1, 2].map((no) => ({ no, kinds: ['money_only'], most_refundable_fen: 100 }) as OrderLine)
  const order = { lines, whole_refundable_fen: 350, shared_freights: [{ lines: [0, 1], fen: 40 }] }
  const of = (...nos: number[]) =>
    togetherOf(
      order,
      nos.map((no) => lines[no]!),
    )
  expect([of(0, 1), of(0, 2), of(0, 1, 2)]).toEqual([240, 200, 350])
})

it('calls it by what is left to do with it', () => {
  const order = (shipped: number) =>
    ({ shipped_at: null, lines: [{ shipped }, { shipped: 0 }] }) as unknown as Order
  expect([severalWord(order(0)), severalWord(order(1))]).toEqual(['refundAll', 'refundSeveral'])
})

it('tells of pieces that may stay with the shop where some have left and money is asked for', () => {
  expect(unsentOf({ shipped: 3, left: 2 }, 'money_only')).toBe(2)
  // All goes back, and nothing of it leaves.
  expect(unsentOf({ shipped: 0, left: 2 }, 'money_only')).toBe(0)
  expect(unsentOf({ shipped: 3, left: 2 }, 'exchange')).toBe(0)
  expect(zh.unsentHint).toContain('就少发几件')
})

it('offers in exchange what is another one, no dearer, and there', () => {
  const sku = (id: string, colour: string, price_fen: number, stock: number) =>
    ({ id, props: { 颜色: colour }, price_fen, stock }) as unknown as Sku
  const skus = [
    sku('same', '白', 100, 9),
    sku('fits', '黑', 90, 2),
    sku('dear', '金', 101, 9),
    sku('few', '红', 100, 1),
  ]
  const offered = exchangesOf({ sku: '颜色:白', price_fen: 100 }, skus, 2)
  expect(offered.map(({ id }) => id)).toEqual(['fits'])
})

it('says at once that goods made to order are no matter of taste', () => {
  expect(wrong({ reason: 'seven_days' }, { excluded: ['seven_days', 'other'] })).toEqual({
    reason: 'excludedCustom',
  })
  expect(wrong({ reason: 'damage' }, { excluded: ['seven_days', 'other'] })).toEqual({})
})
it('says that the seven days are over where that is all', () => {
  expect(wrong({ reason: 'seven_days' }, { excluded: ['seven_days'] })).toEqual({ reason: 'sevenDaysOver' })
  expect(wrong({ reason: 'other' }, { excluded: ['seven_days'] })).toEqual({})
})

it('names no money where none is asked for, and all of it before shipping', () => {
  expect(amountOf({ ...asked, kind: 'repair', amount: 'x' }, 1_990, false)).toBe(0)
  expect(amountOf({ ...asked, kind: 'money_only', amount: '1' }, 1_990, true)).toBe(1_990)
  expect(amountOf({ ...asked, amount: '' }, 1_990, false)).toBeUndefined()
})

it('has whoever changed their mind pay the way back', () => {
  expect(freightOf({ ...asked, reason: 'seven_days' })).toBe('freightByYou')
  expect(freightOf(asked)).toBe('freightByShop')
  expect(freightOf({ ...asked, reason: 'seven_days' }, true)).toBe('freightByInsurance')
  for (const kind of ['money_only', 'reissue'] as const) expect(freightOf({ ...asked, kind })).toBeUndefined()
  expect(reasonsOf('money_only')).not.toContain('seven_days')
})

it('says what happens when nobody acts, by whose turn it is', () => {
  const falls = (state: string, code: string | null) => fallsOf({ state, falls: code } as Case)
  expect(falls('WAIT_BUYER_RETURN_GOODS', 'closed')).toBe('fallsNotSent')
  expect(falls('SELLER_REFUSE_BUYER', 'closed')).toBe('fallsNotAsked')
  expect(falls('SUCCESS', null)).toBeUndefined()
  const codes = 'agreed goods_back refunded proposal_declined received platform done for_customer for_shop'
  for (const code of codes.split(' ')) expect(zh).toHaveProperty(falls('WAIT_SELLER_AGREE', code)!)
})

it('tells whom a dispute was decided for', () => {
  expect(stepOf({ kind: 'dispute_decided', amount_fen: 0 })).toBe('decidedForShop')
  expect(stepOf({ kind: 'dispute_decided', amount_fen: 5 })).toBe('decidedForYou')
  expect(stepOf({ kind: 'refund_asked', amount_fen: 0, by: 'shop' })).toBe('didOpen')
  expect(stepOf({ kind: 'of_tomorrow', amount_fen: null })).toBe('didOther')
})

it('begins a change from what was last asked in this case, never in one before', () => {
  const step = (no: number, kind: string, words: string) => ({ case: no, kind, words }) as Step
  const steps = [
    step(1, 'refund_asked', 'a'),
    step(2, 'refund_asked', 'b'),
    step(2, 'refund_changed', 'c'),
    step(2, 'proposal_made', 'd'),
  ]
  const line = (no: number) => ({ case: { no, steps } }) as OrderLine
  expect(lastAsked(line(2))?.words).toBe('c')
  expect(lastAsked(line(1))?.words).toBe('a')
  expect(lastAsked({ case: null })).toBeUndefined()
})

it('counts the time that is left in the units that matter', () => {
  const minutes = (n: number) => leftOf(n * 60_000)
  expect(minutes(-1)).toEqual({ word: 'leftNone' })
  expect(minutes(59)).toEqual({ word: 'leftMinutes', n: 59 })
  expect(minutes(61)).toEqual({ word: 'leftHours', n: 1, m: 1 })
  expect(minutes(49 * 60 + 5)).toEqual({ word: 'leftDays', n: 2, m: 1 })
})
