import { describe, expect, it } from 'vitest'
import { atQuery, complete, slashQuery } from './phrases'

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

it('replaces the query and says where the cursor goes', () => {
  expect(complete('您好 /发，谢谢', 3, 5, '今天发货')).toEqual({ text: '您好 今天发货，谢谢', cursor: 7 })
})
