import { expect, it } from 'vitest'
import { isId, said, toldOf } from './told'

it('tells the words that the server takes, and no others', () => {
  expect(toldOf(' 餐桌 ')).toBe('餐桌')
  expect(toldOf(`  ${'桌'.repeat(100)}  `)).toBe('桌'.repeat(100))
  expect(toldOf('🪑'.repeat(100))).toBe('🪑'.repeat(100))
  for (const words of ['桌'.repeat(101), '桌\u0007椅', '138 0013 8000', ['桌'], undefined])
    expect(toldOf(words)).toBe('')
})
it('knows an id, and leaves out what is not asked for', () => {
  expect(isId('0190a0b0-0000-7000-8000-000000000001')).toBe(true)
  for (const id of ['boss', '0190a0b0', 1]) expect(isId(id)).toBe(false)
  expect(said({ q: '', owner: 'me' })).toEqual({ owner: 'me' })
})
