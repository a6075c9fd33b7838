import { expect, it } from 'vitest'
import { i18n } from '@console/i18n'
import { anything, emptyOf, filterOf, isNarrow, owners, queryOf, states } from './filter'
import './words'

it('asks only for what was said', () => {
  expect(queryOf(anything())).toEqual({ q: undefined, owner: undefined, state: undefined })
  expect(queryOf({ words: ' 餐桌 ', owner: 'me', state: 'PLATFORM_INVOLVED' })).toEqual({
    q: '餐桌',
    owner: 'me',
    state: 'PLATFORM_INVOLVED',
  })
})
it('counts the tab as no filter, and says why the queue is empty', () => {
  expect(isNarrow({ ...anything(), owner: 'me' })).toBe(false)
  expect(isNarrow({ ...anything(), words: '  ' })).toBe(false)
  expect(owners.map((owner) => emptyOf({ ...anything(), owner }))).toEqual(['none', 'me', 'nobody'])
  expect(emptyOf({ ...anything(), state: states[0] })).toBe('nothing')
})
it('begins as an address says, and takes nothing from it that it does not know', () => {
  expect(filterOf({ owner: 'me', state: 'PLATFORM_INVOLVED' })).toEqual({
    words: '',
    owner: 'me',
    state: 'PLATFORM_INVOLVED',
  })
  expect(filterOf({ owner: 'boss', state: ['x'], q: '1' })).toEqual(anything())
})
it('has words for every state and every emptiness', () => {
  const keys = [
    ...states.map((state) => `state.${state}`),
    ...['none', 'me', 'nobody', 'nothing'].flatMap((word) => [`empty.${word}`, `empty.${word}_hint`]),
  ]
  expect(keys.filter((key) => !i18n.global.te(`after_sales.${key}`, 'zh-CN'))).toEqual([])
})
