import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { makeTyping } from './typing'

let typing: ReturnType<typeof makeTyping>
const hear = (conversation: string, on = true) => typing.heard({ conversation, from: 'customer', on })
const writers = () => [...typing.who.keys()]

beforeEach(() => {
  vi.useFakeTimers()
  typing = makeTyping()
})
afterEach(() => void vi.useRealTimers())

it('fades six seconds after it was last heard of', () => {
  hear('a')
  vi.advanceTimersByTime(4_000)
  hear('a')
  vi.advanceTimersByTime(5_999)
  expect(writers()).toEqual(['a'])
  vi.advanceTimersByTime(1)
  expect(writers()).toEqual([])
})
it('ends at once when told so, in that conversation alone', () => {
  hear('a')
  hear('b')
  hear('a', false)
  expect(writers()).toEqual(['b'])
  vi.advanceTimersByTime(6_000)
  expect(writers()).toEqual([])
})
it('tells who writes', () => {
  typing.heard({ conversation: 'a', from: 'member', name: '云舒', on: true })
  expect(typing.who.get('a')).toMatchObject({ from: 'member', name: '云舒' })
})
it('leaves no timer behind', () => {
  hear('a')
  hear('b')
  expect(vi.getTimerCount()).toBe(2)
  typing.stop()
  expect(vi.getTimerCount()).toBe(0)
})
