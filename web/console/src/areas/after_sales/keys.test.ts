import { expect, it } from 'vitest'
import { stepOf } from './keys'

const at = (html: string) => {
  const place = document.createElement('div')
  place.append(document.createElement(html))
  return place.firstElementChild!
}
const press = (key: string, target: Element, held: Partial<KeyboardEvent> = {}) =>
  stepOf({ key, altKey: false, ctrlKey: false, metaKey: false, isComposing: false, target, ...held })

it('moves by J and K wherever nobody types', () => {
  expect([press('j', at('p')), press('K', at('p')), press('x', at('p'))]).toEqual([1, -1, 0])
  expect(['input', 'textarea', 'select'].map((tag) => press('j', at(tag)))).toEqual([0, 0, 0])
})
it('leaves keys with others held to the browser, and letters that are being composed', () => {
  expect(press('k', at('p'), { ctrlKey: true })).toBe(0)
  expect(press('j', at('p'), { isComposing: true })).toBe(0)
})
it('moves by arrows only on a row: elsewhere they scroll', () => {
  const row = at('button')
  expect(press('ArrowDown', row)).toBe(0)
  row.className = 'case-row'
  expect([press('ArrowDown', row), press('ArrowUp', row)]).toEqual([1, -1])
})
