import { expect, it } from 'vitest'
import { answerText, kindText, linesOf, stateOf } from './card-words'
import type { Card, CardFact } from './cards'

const fact = (key: string, of: Partial<CardFact>): CardFact =>
  ({ key, text: null, fen: null, at: null, code: null, ...of }) as CardFact
const lines = (...facts: CardFact[]) => linesOf({ facts }).map(({ label, value }) => [label, value])

it('says codes in words of the trade, and leaves out money that is none', () => {
  expect(
    lines(
      fact('total', { fen: 476_000 }),
      fact('discount', { fen: 0 }),
      fact('state', { code: 'WAIT_BUYER_PAY' }),
      fact('kind', { code: 'exchange' }),
    ),
  ).toEqual([
    ['合计', '¥4,760'],
    ['状态', '等待买家付款'],
    ['处理方式', '换货'],
  ])
})
it('says what has changed since a check was confirmed', () => {
  const changed = (code: string) => fact('changed_since', { code })
  expect(lines(changed('address'), changed('price'), changed('goods'))).toEqual([
    ['核对后有变更', '收货信息'],
    ['核对后有变更', '价格'],
    ['核对后有变更', '规格'],
  ])
})
it('tells a surcharge from a discount', () => {
  expect(lines(fact('discount', { fen: 500 }))).toEqual([['优惠', '−¥5']])
  expect(lines(fact('discount', { fen: -500 }))).toEqual([['加价', '¥5']])
})
it('puts the time of a step beside it', () => {
  const facts = [fact('step', { text: '派送中' }), fact('step_at', { at: 200_000_000 })]
  const [step, ...more] = linesOf({ facts })
  expect(step).toMatchObject({ value: '派送中', at: expect.stringContaining('1970') })
  expect(more).toEqual([])
})
it('says what happens at the time with the amount that was asked for', () => {
  const told = lines(fact('asked', { fen: 5_990 }), fact('falls', { code: 'refunded' }))
  expect(told[1]).toEqual(['到时', '到时没人处理，自动退款 ¥59.90。'])
})
it('says what the customer is asked before an order is closed, and what they answered', () => {
  expect(lines(fact('close_reason', { code: 'out_of_stock' }))).toEqual([['关闭原因', '缺货']])
  expect([kindText('order_closing'), kindText('part_shipment')]).toEqual(['关闭交易', '拆单发货'])
  const answered = (act: string) =>
    answerText({
      kind: 'order_closing',
      choices: [],
      answered: { act, at: 0, words: '', choice: null, stars: null },
    } as unknown as Card)
  expect(answered('accept')).toMatch(/^客户同意，交易已关闭/)
  expect(answered('decline')).toMatch(/^客户不同意关闭交易/)
})
it('lets what a newer server invented stand for itself', () => {
  expect(lines(fact('mood', { code: 'fine' }), fact('turn', { code: 'carrier' }))).toEqual([
    ['mood', 'fine'],
    ['现在', 'carrier'],
  ])
  expect(kindText('poem')).toBe('poem')
})
it('has no state where nothing is asked', () => {
  const silent = { state: 'open', acts: [], answered: null } as unknown as Card
  expect(stateOf(silent)).toBe('')
  expect(stateOf({ ...silent, state: 'over' })).toBe('已失效')
  expect(stateOf({ ...silent, state: 'over', withdrawn_at: 1 })).toBe('已撤回')
})
it('tells what the customer chose, gave and wrote', () => {
  const card = (act: string, more: object, kind = 'sku_choice') =>
    ({
      kind,
      choices: [{ id: 'b', label: '胡桃色' }],
      answered: { act, at: 0, words: '', choice: null, stars: null, ...more },
    }) as unknown as Card
  expect(answerText(card('choose', { choice: 'b' }))).toMatch(/^客户选了规格，已进购物车 · 胡桃色/)
  expect(answerText(card('rate', { stars: 4, words: '很稳' }))).toMatch(/^客户评价了 · ★★★★☆ · 很稳/)
  expect(answerText(card('refuse', { words: '楼号错了' }, 'address_check'))).toMatch(
    /^客户说信息有误 · 楼号错了/,
  )
})
