import { expect, it } from 'vitest'
import { inOrder, moved } from './order'
import { phrase } from './testing'

const [a, b, c] = [phrase('a', 'A'), phrase('b', 'B'), phrase('c', 'C', '', { folder: '售后' })]
const codes = (phrases: { code: string }[]) => phrases.map(({ code }) => code).join('')

it('says after which phrase a moved one comes', () => {
  expect(moved([a, b, c], a.id, 1)).toBe(b.id)
  expect(moved([a, b, c], c.id, 0)).toBeNull()
  expect(moved([a, b, c], a.id, 99)).toBe(c.id)
})
it('moves within the order and between folders', () => {
  expect(codes(inOrder([a, b, c], a.id, b.id, ''))).toBe('bac')
  expect(codes(inOrder([a, b, c], c.id, null, ''))).toBe('cab')
  const into = inOrder([a, b, c], a.id, null, '售后')
  expect(codes(into)).toBe('bac')
  expect(into[1]!.folder).toBe('售后')
})
