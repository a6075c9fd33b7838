import { expect, it } from 'vitest'
import { phraseFrom } from './from-message'

it('calls a phrase by how it begins and leaves the customer out', () => {
  const said = '林小满您好，这张餐桌付款以后 48 小时内发出，\n林小满请留意物流'
  expect(phraseFrom(said, '林小满')).toMatchObject({
    title: '您好，这张餐桌付款以后 48 小时内发出',
    body: '{客户昵称}您好，这张餐桌付款以后 48 小时内发出，\n{客户昵称}请留意物流',
    pictures: [],
  })
  expect(phraseFrom('好的', undefined)).toMatchObject({ title: '好的', body: '好的' })
})
