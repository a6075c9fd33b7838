import { expect, it } from 'vitest'
import { rememberAddress, rememberedAddress, tidied, wrongOf } from './address'

const right = { receiver: '林小满', phone: '13800138000', address: '杭州市西湖区文三路 1 号' }
const wrong = (change: Partial<typeof right>) => wrongOf({ ...right, ...change })

it('finds nothing wrong with an ordinary address', () => {
  expect(wrongOf(right)).toEqual({})
  expect(wrong({ receiver: '𠮷'.repeat(30), address: '西湖区一号' })).toEqual({})
})

it('says what is wrong of each field', () => {
  expect(wrongOf({ receiver: ' ', phone: '', address: '' })).toEqual({
    receiver: 'needReceiver',
    phone: 'needPhone',
    address: 'needAddress',
  })
  expect(wrong({ receiver: '林'.repeat(31) })).toEqual({ receiver: 'longReceiver' })
  expect(wrong({ address: '西湖区' })).toEqual({ address: 'shortAddress' })
  expect(wrong({ address: '路'.repeat(201) })).toEqual({ address: 'longAddress' })
  for (const phone of ['12800138000', '1380013800', '138001380000', '0571-88888888', '一三八'])
    expect(wrong({ phone })).toEqual({ phone: 'badPhone' })
})

it('takes a number as people write it', () => {
  for (const phone of [
    '138 0013 8000',
    '138-0013-8000',
    '+86 13800138000',
    '008613800138000',
    ' 8613800138000',
  ])
    expect(tidied({ ...right, phone }).phone).toBe('13800138000')
  expect(tidied({ ...right, address: '  杭州\n西湖区 ' }).address).toBe('杭州 西湖区')
})

it('remembers the last one of each shop, until asked to forget', () => {
  expect(rememberedAddress('qingmu')).toBeUndefined()
  rememberAddress('qingmu', right)
  expect(rememberedAddress('qingmu')).toEqual(right)
  expect(rememberedAddress('songxi')).toBeUndefined()
  rememberAddress('qingmu', undefined)
  expect(rememberedAddress('qingmu')).toBeUndefined()
})
