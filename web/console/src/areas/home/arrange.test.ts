import { expect, it } from 'vitest'
import { added, moved, removed, restored, shownOf } from './arrange'

const may = ['a', 'b', 'c', 'd'] as const
/** `x` and `y` are a newer console's, or not for this role. */
const kept = ['x', 'a', 'b', 'y', 'c']

it('shows what is kept and may be seen, in the kept order', () => {
  expect(shownOf(kept, may)).toEqual(['a', 'b', 'c'])
  expect(shownOf(['c', 'a'], may)).toEqual(['c', 'a'])
  expect(shownOf([], may)).toEqual([])
})
it.each([
  ['a', 2, ['x', 'b', 'c', 'y', 'a']],
  ['c', 0, ['x', 'c', 'a', 'y', 'b']],
  ['b', 1, kept],
  ['b', 99, ['x', 'a', 'c', 'y', 'b']],
  ['b', -1, ['x', 'b', 'a', 'y', 'c']],
  ['d', 0, kept],
] as const)('moves %s to %i among the shown; the others keep their places', (name, to, wanted) => {
  expect(moved(kept, may, name, to)).toEqual(wanted)
})
it('loses no name, whatever is moved where', () => {
  for (const name of may)
    for (let to = -1; to < 6; to++) expect(moved(kept, may, name, to).toSorted()).toEqual(kept.toSorted())
})
it('adds once, at the end, and takes away', () => {
  expect(added(kept, 'd')).toEqual([...kept, 'd'])
  expect(added(kept, 'a')).toEqual(kept)
  expect(removed(kept, 'a')).toEqual(['x', 'b', 'y', 'c'])
  expect(removed(kept, 'z')).toEqual(kept)
})
it('goes back to the usual and keeps what it does not know', () => {
  expect(restored(['y', 'c', 'a'], [...may])).toEqual(['a', 'b', 'c', 'd', 'y'])
})
