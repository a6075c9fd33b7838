import { describe, expect, it } from 'vitest'
import type { Phrase } from '@console/api/types'
import { atQuery, complete, fillPhrase, matchPhrases, slashQuery } from './phrases'

const phrase = (code: string, title: string, body = '', own = false): Phrase => ({
  id: code,
  folder: '',
  code,
  title,
  body,
  own,
})
const phrases = [
  phrase('hi', '欢迎'),
  phrase('ship', '发货时间', '48 小时内发货'),
  phrase('shiny', '欢迎光临', '', true),
]
const codes = (query: string) => matchPhrases(phrases, query).map(({ code }) => code)

describe('asking for a phrase', () => {
  it('begins with a slash at the start or after a space', () => {
    expect(slashQuery('/sh', 3)).toEqual({ query: 'sh', from: 0 })
    expect(slashQuery('您好 /发', 5)).toEqual({ query: '发', from: 3 })
  })
  it('leaves addresses and fractions alone', () => {
    expect(slashQuery('https://a.cn/b', 14)).toBeUndefined()
    expect(slashQuery('1/2', 3)).toBeUndefined()
  })
  it('looks only before the cursor', () => {
    expect(slashQuery('/ship', 0)).toBeUndefined()
  })
  it('takes @ for products, but not inside a mail address', () => {
    expect(atQuery('看看@餐桌', 5)).toEqual({ query: '餐桌', from: 2 })
    expect(atQuery('me@shop', 7)).toBeUndefined()
  })
})

describe('matching', () => {
  it('ranks the exact code, then codes, then titles, then bodies', () => {
    expect(codes('ship')).toEqual(['ship'])
    expect(codes('sh')[0]).toBe('shiny')
    expect(codes('欢迎')).toEqual(['shiny', 'hi'])
    expect(codes('48')).toEqual(['ship'])
  })
  it('finds nothing for nonsense', () => expect(codes('zzz')).toEqual([]))
})

it('replaces the query and says where the cursor goes', () => {
  expect(complete('您好 /发，谢谢', 3, 5, '今天发货')).toEqual({ text: '您好 今天发货，谢谢', cursor: 7 })
})
it('fills what it knows and leaves the rest to be seen', () => {
  expect(fillPhrase('我是{nick}，订单{order_no}', { nick: '小禾' })).toBe('我是小禾，订单{order_no}')
})
