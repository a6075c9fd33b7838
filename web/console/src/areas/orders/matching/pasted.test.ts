import { expect, it } from 'vitest'
import { pasted } from './pasted'

const address = '浙江省杭州市西湖区文三路1号3单元'
const whole = { receiver: '林夏', phone: '13800138000', address }

it.each([
  `林夏 13800138000 ${address}`,
  `${address}，林夏，13800138000`,
  `138-0013-8000，林夏，${address}`,
  `收货人：林夏\n手机号：+86 138 0013 8000\n收货地址：${address}`,
  `地址: ${address}\n姓名: 林夏\n电话: １３８００１３８０００`,
])('parts what a customer sent: %s', (text) => {
  expect(pasted(text)).toEqual(whole)
})
it('takes no province and no street for a name', () => {
  const parts = '浙江 杭州 西湖区 文三路'
  expect(pasted(`13800138000 ${parts}`)).toEqual({ receiver: '', phone: '13800138000', address: parts })
  expect(pasted(`林夏 ${parts} 1号 13800138000`).receiver).toBe('林夏')
})
it('finds no phone in longer numbers, and nothing in nothing', () => {
  expect(pasted('订单 138001380001').phone).toBe('')
  expect(pasted('')).toEqual({ receiver: '', phone: '', address: '' })
})
