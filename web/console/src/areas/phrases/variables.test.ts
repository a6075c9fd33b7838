import { expect, it } from 'vitest'
import { dateAt, fill, greetingAt, unfilledIn, unknownIn, variablesIn } from './variables'

it('fills by either name and leaves what is not known to be seen', () => {
  expect(fill('{客户昵称}您好，我是{nick}，订单{order}', { customer: '林女士', nick: '小禾' })).toBe(
    '林女士您好，我是小禾，订单{订单号}',
  )
})
it('finds what is still open, where it stands', () => {
  expect(unfilledIn('订单{订单号}，{ 不是 }{别的}')).toEqual([{ name: '订单号', from: 2, to: 7 }])
})
it('names the first variable that nobody knows', () => {
  expect(unknownIn('{客户昵称}{客户名}')).toBe('客户名')
  expect(unknownIn('{}、{ a b }')).toBeUndefined()
  expect([...variablesIn('{价格}{price}{商品}')]).toEqual(['price', 'product'])
})
it("speaks in the shop's time", () => {
  const noon = Date.UTC(2026, 10, 28, 4)
  expect(greetingAt(noon)).toBe('下午好')
  expect(greetingAt(noon - 3_600_000)).toBe('上午好')
  expect(dateAt(Date.UTC(2026, 10, 27, 17))).toBe('11月28日')
})
