import { expect, it } from 'vitest'
import { bytesOf, isMasked, MOST_BYTES, withNumbers } from './note'

it('counts bytes as the server does', () => {
  expect(bytesOf('')).toBe(0)
  expect(bytesOf('abc')).toBe(3)
  expect(bytesOf('送货上楼')).toBe(12)
  expect(bytesOf('é')).toBe(2)
  expect(bytesOf('🚚')).toBe(4)
  expect(bytesOf('周'.repeat(333))).toBeLessThanOrEqual(MOST_BYTES)
  expect(bytesOf('周'.repeat(334))).toBeGreaterThan(MOST_BYTES)
})
it('sees that a number was masked', () => {
  expect(isMasked('打 ****** 联系')).toBe(true)
  expect(isMasked('140*80*75')).toBe(false)
})
it('puts the numbers where their mask stands, and loses nothing that was typed', () => {
  const whole = '打 13900139000 $& 约'
  expect(withNumbers('打 **** $& 约', '打 **** $& 约', whole)).toBe(whole)
  expect(withNumbers('加急\n打 **** $& 约', '打 **** $& 约', whole)).toBe(`加急\n${whole}`)
  expect(withNumbers('加急', '打 **** $& 约', whole)).toBe(`${whole}\n加急`)
  expect(withNumbers('', '打 **** $& 约', whole)).toBe(whole)
})
