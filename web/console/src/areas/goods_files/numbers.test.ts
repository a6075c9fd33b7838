import { expect, it } from 'vitest'
import { namesIn, pasted, type TaobaoNumber } from './numbers'

const one = (kind: TaobaoNumber['kind'], number: string, name: string | null = null): TaobaoNumber => ({
  kind,
  number,
  name,
  prop: null,
  products: 1,
  title: '',
})
const list = [
  one('category', '50008055'),
  one('prop', '20518'),
  one('value', '1627207:28320', '白'),
  one('value', '20518:28320'),
  one('value', '20518:28383'),
]

it('fills names in by number, and says how many numbers are strange', () => {
  const sheet = '50008055\t餐椅\r\n1627207：28320\t米白\n28383\tL\n404\t无\n'
  expect(pasted(sheet, list)).toEqual({
    draft: { 'category/50008055': '餐椅', 'value/1627207:28320': '米白', 'value/20518:28383': 'L' },
    rest: 1,
  })
  // Which of the two it is cannot be known.
  expect(pasted('28320\t白', list)).toEqual({ draft: {}, rest: 1 })
})
it('leaves other pastes alone', () => {
  expect([pasted('餐椅', list), pasted('餐椅\n尺码', list), pasted('', list)]).toEqual([
    undefined,
    undefined,
    undefined,
  ])
})
it('sends what is not what it was', () => {
  const draft = { 'category/50008055': ' 餐椅 ', 'prop/20518': ' ', 'value/1627207:28320': '白' }
  expect(namesIn(draft, list)).toEqual([{ kind: 'category', number: '50008055', name: '餐椅' }])
})
it('takes a name away that was emptied', () => {
  const draft = { 'value/1627207:28320': ' ', 'value/20518:28320': '' }
  expect(namesIn(draft, list)).toEqual([{ kind: 'value', number: '1627207:28320', name: null }])
})
