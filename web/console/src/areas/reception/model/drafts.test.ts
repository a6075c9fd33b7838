import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { Drafts } from './drafts'

const draft = (text: string) => ({ text, whisper: false, at: 1 })
let drafts: Drafts

beforeEach(() => {
  vi.useFakeTimers()
  localStorage.clear()
  drafts = new Drafts('d.')
})
afterEach(() => vi.useRealTimers())

it('is stored within 300 ms, so that a crash costs no more', () => {
  drafts.set('a', draft('您好'))
  vi.advanceTimersByTime(300)
  expect(new Drafts('d.').of('a')?.text).toBe('您好')
})
it('is stored at once when the page goes away', () => {
  drafts.set('a', draft('您好'))
  drafts.flush()
  expect(new Drafts('d.').of('a')?.text).toBe('您好')
})
it('writes on even while typing never pauses', () => {
  for (let at = 0; at < 10; at++) {
    drafts.set('a', draft(`word ${at}`))
    vi.advanceTimersByTime(100)
  }
  expect(new Drafts('d.').of('a')?.text).toMatch(/word [78]/)
})
it('keeps each conversation for itself and forgets an empty one', () => {
  drafts.set('a', draft('1'))
  drafts.set('b', draft('2'))
  drafts.flush()
  drafts.set('a', draft(''))
  drafts.flush()
  expect(new Drafts('d.').all()).toEqual(['b'])
})
it('stays in memory when the storage is full', () => {
  const full = {
    length: 0,
    key: () => null,
    getItem: () => null,
    removeItem: () => undefined,
    setItem: () => {
      throw new Error('full')
    },
  }
  const held = new Drafts('d.', full)
  held.set('a', draft('您好'))
  held.flush()
  expect(held.of('a')?.text).toBe('您好')
})
