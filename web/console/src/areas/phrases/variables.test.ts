import { expect, it } from 'vitest'
import { calledBy, dateAt, fill, greetingAt, unfilledIn, unknownIn, variablesIn } from './variables'

it('fills by either name and leaves what is not known to be seen', () => {
  expect(fill('{客户昵称}您好，我是{nick}，订单{order}', { customer: '林女士', nick: '小禾' })).toBe(
    '林女士您好，我是小禾，订单{订单号}',
  )
})
it('takes the names that automatic replies have for the same things', () => {
  expect(
    fill('{顾客名字}您好，{最近订单号}，{member}', { customer: '林女士', order: 'A1', nick: '小禾' }),
  ).toBe('林女士您好，A1，小禾')
  expect(unknownIn('{正在看的商品}{下次上班时间}')).toBe('下次上班时间')
})
it('speaks to nobody by a made-up name', () => {
  expect(calledBy({ name: '林小满', known: true })).toBe('林小满')
  expect(calledBy({ name: '访客 9345', known: false })).toBe('亲')
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
