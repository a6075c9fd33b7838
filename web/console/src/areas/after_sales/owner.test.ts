import { expect, it } from 'vitest'
import { ownerItems } from './owner'

const members = [
  { id: 'me', nick: '小禾', role: 'agent' as const },
  { id: 'other', nick: '云舒', role: 'supervisor' as const },
  { id: 'packer', nick: '阿仓', role: 'warehouse' as const },
]
const ids = (owner: string | null) => ownerItems(owner, 'me', members).map(({ id }) => id)

it('offers to take what is nobody’s, and to hand it to whoever answers cases', () =>
  expect(ids(null)).toEqual(['me', 'other']))
it('offers one’s own only to others, or to nobody', () => expect(ids('me')).toEqual(['other', '']))
it('offers a colleague’s to oneself, and not to the same colleague again', () =>
  expect(ids('other')).toEqual(['me', '']))
