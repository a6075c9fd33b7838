import { expect, it } from 'vitest'
import { i18n } from '@console/i18n'
import { addressOf, anything, emptyOf, endStates, filterOf, isNarrow, queryOf, states, tabs } from './filter'
import './words'

it('asks only for what was said', () => {
  expect(queryOf(anything())).toEqual({ q: undefined, owner: undefined, state: undefined })
  const ended = { ...anything(), owner: 'ended', kind: 'exchange', reason: 'damage' } as const
  expect(queryOf(ended)).toEqual({ ended: 'true', kind: 'exchange', reason: 'damage' })
  expect(queryOf({ ...anything(), words: ' 餐桌 ', owner: 'me', state: 'PLATFORM_INVOLVED' })).toEqual({
    q: '餐桌',
    owner: 'me',
    state: 'PLATFORM_INVOLVED',
  })
})
it('asks for what one person looks after, where that is not said already', () => {
  const person = '0190a0b0-0000-7000-8000-000000000001'
  expect(queryOf({ ...anything(), person })).toMatchObject({ owner: person })
  expect(queryOf({ ...anything(), owner: 'ended', person })).toMatchObject({ owner: person, ended: 'true' })
  expect(isNarrow({ ...anything(), person })).toBe(true)
  expect(filterOf({ person })).toEqual({ ...anything(), person })
  expect(filterOf({ owner: 'me', person }).person).toBe('')
  expect(filterOf({ person: 'boss' })).toEqual(anything())
})
it('asks whose turn it is, of what is under way', () => {
  const ours = filterOf({ turn: 'shop' })
  expect(ours).toEqual({ ...anything(), turn: 'shop' })
  expect(queryOf(ours)).toMatchObject({ turn: 'shop' })
  expect(isNarrow(ours)).toBe(true)
  expect(filterOf({ owner: 'ended', turn: 'shop' }).turn).toBe('')
  expect(filterOf({ turn: 'boss' })).toEqual(anything())
})
it('counts the tab as no filter, and says why the queue is empty', () => {
  expect(isNarrow({ ...anything(), owner: 'me' })).toBe(false)
  expect(isNarrow({ ...anything(), words: '  ' })).toBe(false)
  expect(isNarrow({ ...anything(), reason: 'wrong' })).toBe(true)
  const all = tabs.map((owner) => emptyOf({ ...anything(), owner }))
  expect(all).toEqual(['none', 'me', 'nobody', 'ended'])
  expect(emptyOf({ ...anything(), state: states[0] })).toBe('nothing')
})
it('begins as an address says, and takes nothing from it that it does not know', () => {
  expect(filterOf({ owner: 'me', state: 'PLATFORM_INVOLVED' })).toEqual({
    ...anything(),
    owner: 'me',
    state: 'PLATFORM_INVOLVED',
  })
  const over = filterOf({ owner: 'ended', state: 'CLOSED', kind: 'repair', reason: 'moon' })
  expect(over).toEqual({ ...anything(), owner: 'ended', state: 'CLOSED', kind: 'repair' })
  expect(filterOf({ state: 'CLOSED' })).toEqual(anything())
  expect(filterOf({ owner: 'boss', state: ['x'], q: ['1'] })).toEqual(anything())
})
it('stands in an address and is read from it again, without a phone', () => {
  const filter = filterOf({ owner: 'none', turn: 'customer', kind: 'exchange', q: '餐桌' })
  expect(addressOf(filter)).toEqual({ owner: 'none', turn: 'customer', kind: 'exchange', q: '餐桌' })
  expect(filterOf(addressOf(filter))).toEqual(filter)
  expect(addressOf(anything())).toEqual({})
  expect(addressOf({ ...anything(), words: '138 0013 8000', turn: 'shop' })).toEqual({ turn: 'shop' })
  expect(filterOf({ q: '13800138000' })).toEqual(anything())
})
it('has words for every state and every emptiness', () => {
  const keys = [
    ...[...states, ...endStates].map((state) => `state.${state}`),
    ...['none', 'me', 'nobody', 'ended', 'nothing'].flatMap((word) => [
      `empty.${word}`,
      `empty.${word}_hint`,
    ]),
  ]
  expect(keys.filter((key) => !i18n.global.te(`after_sales.${key}`, 'zh-CN'))).toEqual([])
})
