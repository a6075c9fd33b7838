import { expect, it } from 'vitest'
import { exampleOf, isQuick, rounded } from './example'
import type { OnlySkus, Op, TextHow } from './op'
import { row } from './testing'

const titled = (how: TextHow) => exampleOf([{ op: 'title', how }], row('a', { title: '温莎椅' })).title

it('shows what becomes of a text', () => {
  expect(titled({ how: 'prefix', text: '新款' })).toBe('新款温莎椅')
  expect(titled({ how: 'suffix', text: ' 两把' })).toBe('温莎椅 两把')
  expect(titled({ how: 'replace', find: '椅', with: '$&凳' })).toBe('温莎$&凳')
  expect(titled({ how: 'pattern', find: '(温)(莎)', with: '$2$1' })).toBe('莎温椅')
  expect(titled({ how: 'pattern', find: '(温+)+$', with: '' })).toBe('温莎椅')
  expect(isQuick('\\d{2,4}cm')).toBe(true)
})
it('does one after the other', () => {
  const ops: Op[] = [
    { op: 'price', how: { how: 'multiply', per_mille: 900 }, round: 'yuan' },
    { op: 'price', how: { how: 'add', fen: -100 }, round: 'none' },
    { op: 'tags', how: { how: 'add', tags: ['清仓', '新品'] } },
    { op: 'quantity', how: { how: 'set_each', n: 5 } },
    { op: 'description', how: { how: 'set', text: '' } },
  ]
  expect(exampleOf(ops, row('a', { sku_count: 3, price_to_fen: 50_000 }))).toMatchObject({
    price_fen: 42_000,
    price_to_fen: 44_900,
    tags: ['新品', '清仓'],
    stock: 15,
  })
})
it('leaves what some SKUs become to the preview', () => {
  const only: OnlySkus[] = [{ by: 'code', has: '-R' }]
  const ops: Op[] = [
    { op: 'price', how: { how: 'set', fen: 1 }, round: 'none', only },
    { op: 'quantity', how: { how: 'set_each', n: 1 }, only },
  ]
  expect(exampleOf(ops, row('a'))).toEqual(exampleOf([], row('a')))
})
it('rounds half up, and never to nothing', () => {
  expect(rounded(1_250, 'yuan')).toBe(1_300)
  expect(rounded(1_245, 'fen10')).toBe(1_250)
  expect(rounded(40, 'yuan')).toBe(100)
  expect(rounded(12_399, 'yuan10')).toBe(12_000)
  expect(rounded(12_399, 'ends_in9')).toBe(11_900)
  expect(rounded(12_400, 'ends_in9')).toBe(12_900)
  expect(rounded(100, 'ends_in9')).toBe(900)
  expect(rounded(-5, 'yuan')).toBe(-5)
})
