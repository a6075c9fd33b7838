import { expect, it } from 'vitest'
import type { Role } from '@console/api/types'
import type { Shop } from '@console/live/shop'
import { aText } from '../testing'
import { mayKeep } from './keep'

it('keeps what the shop said in words, for those who keep phrases', () => {
  const at = (role: Role) => ({ membership: { member: { role } } }) as Shop
  const said = aText(1, { from: { kind: 'member', id: 'me', name: '小禾' } })
  expect(mayKeep(said, at('agent'))).toBe(true)
  expect(mayKeep(said, at('trainee'))).toBe(false)
  expect(mayKeep(aText(2), at('agent'))).toBe(false)
  expect(mayKeep({ ...said, lane: 'staff' }, at('owner'))).toBe(false)
  expect(mayKeep({ ...said, kind: 'recalled' } as typeof said, at('owner'))).toBe(false)
})
