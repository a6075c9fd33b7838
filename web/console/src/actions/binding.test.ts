import { expect, it } from 'vitest'
import { actionsByArea } from './areas'
import { bound, clashing, holderOf, isFinished, reset, unfit } from './binding'
import { actionIds, boundIn, keymap } from './keymap'

it('waits until more than Ctrl is pressed', () => {
  expect(['ControlLeft', 'AltRight', 'ShiftLeft', 'MetaLeft', ''].some((code) => isFinished({ code }))).toBe(
    false,
  )
  expect(isFinished({ code: 'KeyH' })).toBe(true)
})
it('says why keys are no shortcut', () => {
  expect(unfit('H')).toBe('types_text')
  expect(unfit('Shift+H')).toBe('types_text')
  expect(unfit('Mod+C')).toBe('text_field')
  expect(unfit('Mod+W')).toBe('browser')
  expect(unfit('F5')).toBe('browser')
  expect(unfit('ArrowDown')).toBe('lists')
  expect(unfit('Alt+H')).toBeUndefined()
  expect(unfit('F9')).toBeUndefined()
})
it('binds everything it starts with to fit keys', () => {
  expect(Object.values(keymap).filter((keys) => unfit(keys))).toEqual([])
})
it('names who has the keys, by what is bound now', () => {
  expect(holderOf({}, 'Alt+T', 'take')).toBe('transfer')
  expect(holderOf({ transfer: 'Alt+H' }, 'Alt+T', 'take')).toBeUndefined()
  expect(holderOf({}, 'Alt+G', 'take')).toBeUndefined()
})
it('takes the keys from whoever had them, and keeps nothing that is usual', () => {
  const taken = bound({}, 'take', 'Alt+T')
  expect(taken).toEqual({ take: 'Alt+T', transfer: '' })
  expect(boundIn(taken, 'transfer')).toBeUndefined()
  expect(bound({ take: 'Alt+H' }, 'take', 'Alt+G')).toEqual({})
  expect(bound({}, 'language', 'Alt+Y')).toEqual({ language: 'Alt+Y' })
  expect(bound({ language: 'Alt+Y' }, 'language', '')).toEqual({})
})
it('gives a key back to whom it belongs, from whoever holds it now', () => {
  const taken = bound({}, 'take', 'Alt+T')
  expect(reset(taken, 'transfer')).toEqual({ take: '' })
  expect(reset({ take: '' }, 'take')).toEqual({})
})
it('sees two actions on one key, bound on two devices', () => {
  expect([...clashing({ take: 'Alt+H', star: 'Alt+H' })].sort()).toEqual(['star', 'take'])
  expect(clashing({}).size).toBe(0)
})
it('has a place on the sheet for every action, once', () => {
  const placed = actionsByArea().flatMap(({ ids }) => ids)
  expect(placed.toSorted()).toEqual(actionIds.toSorted())
})
