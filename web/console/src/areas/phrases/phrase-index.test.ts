import { describe, expect, it } from 'vitest'
import { indexOf, many, manySounds, phrase } from './testing'

const index = indexOf([
  phrase('hi', '欢迎'),
  phrase('ship', '发货时间', '下单后 48 小时内发货'),
  phrase('shiny', '欢迎光临', '', { of: 'own' }),
  phrase('yh', '银行', '尽快安排'),
  phrase('', '开发运输', ''),
])
const codes = (query: string) => index.find(query).map(({ code, title }) => code || title)

describe('finding a phrase', () => {
  it('puts the exact code first, then codes, titles and texts', () => {
    expect(codes('ship')[0]).toBe('ship')
    expect(codes('sh')[0]).toBe('shiny')
    expect(codes('48')).toEqual(['ship'])
  })
  it('takes two Chinese characters, full width and traditional forms', () => {
    expect(codes('发货')).toEqual(['ship'])
    expect(codes('發貨')).toEqual(['ship'])
    expect(codes('ＳＨＩＰ')[0]).toBe('ship')
  })
  it('takes initials, syllables and what is between', () => {
    for (const typed of ['kfys', 'kaifa', 'kaifayunshu', 'kfyun', 'kaifays', 'fayu'])
      expect([typed, codes(typed)[0]]).toEqual([typed, '开发运输'])
    expect(codes('xsnfh')).toEqual(['ship'])
  })
  it('knows second readings', () => {
    expect(codes('yinhang')).toEqual(['yh'])
    expect(codes('yinxing')).toEqual(['yh'])
  })
  it('finds nothing for nonsense', () => {
    expect(codes('zzz')).toEqual([])
    expect(codes('kfsy')).toEqual([])
  })
  it('puts the most used first among as good ones', () => {
    const used = indexOf([
      phrase('a', '欢迎'),
      phrase('b', '欢迎', '', { uses: 3 }),
      phrase('c', '欢迎', '', { own_uses: 1 }),
    ])
    expect(used.find('欢迎').map(({ code }) => code)).toEqual(['c', 'b', 'a'])
    expect(used.find('').map(({ code }) => code)).toEqual(['c', 'b', 'a'])
  })
})

it('finds what a plain search finds', () => {
  const phrases = many(400)
  const words = phrases[123]!.body.slice(20, 22)
  const found = indexOf(phrases, manySounds).find(words, 400)
  expect(found.length).toBe(phrases.filter(({ title, body }) => `${title}\n${body}`.includes(words)).length)
})
