import { afterEach, expect, it } from 'vitest'
import zh from '@console/i18n/zh-CN'
import { actionOf, bindKeys, combination, keymap, keysOf } from './keymap'

const press = (code: string, held: string[] = []) => ({
  code,
  ctrlKey: held.includes('ctrl'),
  metaKey: held.includes('meta'),
  altKey: held.includes('alt'),
  shiftKey: held.includes('shift'),
})
// The browser keeps these for itself, or they mean something else in a text field.
const taken = [
  'Mod+C',
  'Mod+V',
  'Mod+X',
  'Mod+A',
  'Mod+Z',
  'Mod+T',
  'Mod+W',
  'Mod+N',
  'Mod+R',
  'Mod+L',
  'Alt+D',
  'Alt+E',
  'Alt+F',
  'Alt+ArrowLeft',
  'Alt+ArrowRight',
]

afterEach(() => bindKeys({}))

it('gives no key to two actions', () => {
  const keys = Object.values(keymap)
  expect(new Set(keys).size).toBe(keys.length)
})
it('takes no key that the browser needs', () => {
  expect(Object.values(keymap).filter((keys) => taken.includes(keys))).toEqual([])
})
it('has a name for every action', () => {
  expect(Object.keys(keymap).filter((id) => !(id in zh.actions))).toEqual([])
})
it('goes by the place of a key, so that Option on a Mac works', () => {
  expect(combination(press('KeyN', ['alt']))).toBe('Alt+N')
  expect(actionOf(press('KeyK', ['meta']))).toBe('palette')
  expect(actionOf(press('Digit1', ['alt', 'shift']))).toBe('presence_online')
  expect(actionOf(press('KeyK'))).toBeUndefined()
})
it('answers to what a member has bound, and to the usual where nothing was', () => {
  bindKeys({ take: 'Alt+H', star: '' })
  expect(actionOf(press('KeyH', ['alt']))).toBe('take')
  expect(actionOf(press('KeyG', ['alt']))).toBeUndefined()
  expect(actionOf(press('KeyS', ['alt']))).toBeUndefined()
  expect(actionOf(press('KeyT', ['alt']))).toBe('transfer')
  expect([keysOf('take'), keysOf('star'), keysOf('transfer')]).toEqual(['Alt+H', undefined, 'Alt+T'])
})
