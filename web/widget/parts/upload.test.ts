import { expect, it } from 'vitest'
import type { Hand } from '../src/parts'
import { faultOf } from './upload'

const hand = { locale: 'zh-CN', talk: { limits: { file_bytes: 2 << 20 } } } as unknown as Hand
const fault = (size: number, by = hand) => faultOf(by, { size } as File)

it('says of a file that is empty or too large that it need not be tried', () => {
  expect(fault(0)).toBe('这个文件无法发送')
  expect(fault((2 << 20) + 1)).toBe('文件超过 2 MB')
  expect(fault(2 << 20)).toBeUndefined()
})
it('tries any size before the server has said its limit', () => {
  expect(fault(1 << 30, { ...hand, talk: {} } as unknown as Hand)).toBeUndefined()
})
