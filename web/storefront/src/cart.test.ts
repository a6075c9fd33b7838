import { expect, it } from 'vitest'
import { chosenOf, inCart, piecesOf, sumOf, wrongOf, type Wanted } from './cart'

const line = (sku: string, quantity: number, price_fen: number, change: Partial<Wanted> = {}): Wanted => {
  const words = { code: 'QM', title: '餐桌', sku_text: '原木', picture: '/p.svg' }
  return { sku, quantity, price_fen, most: 5, is_on_sale: true, ...words, ...change }
}
const lines = [line('a', 2, 238_000), line('b', 1, 9_990), line('c', 3, 5, { most: 2 })]

it('counts pieces and adds money up without losing a fen', () => {
  expect(piecesOf(lines)).toBe(6)
  expect(sumOf(lines)).toBe(2 * 238_000 + 9_990 + 15)
  expect([piecesOf([]), sumOf([])]).toEqual([0, 0])
})

it('knows how many are in the cart already', () => {
  expect([inCart(lines, 'a'), inCart(lines, 'x')]).toEqual([2, 0])
})

it('says why a line cannot be bought', () => {
  expect(wrongOf(lines[0]!)).toBeUndefined()
  expect(wrongOf(line('a', 5, 1))).toBeUndefined()
  expect(wrongOf(line('a', 6, 1))).toBe('tooMany')
  expect(wrongOf(line('a', 1_000, 1, { most: 5_000 }))).toBe('tooMany')
  expect(wrongOf(line('a', 1, 1, { most: 0 }))).toBe('noStock')
  expect(wrongOf(line('a', 1, 1, { is_on_sale: false, most: 0 }))).toBe('offSale')
})

it('takes what was not left out and can be bought', () => {
  expect(chosenOf(lines, new Set()).map(({ sku }) => sku)).toEqual(['a', 'b'])
  expect(chosenOf(lines, new Set(['a', 'gone'])).map(({ sku }) => sku)).toEqual(['b'])
})
