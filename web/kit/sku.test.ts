import { expect, it } from 'vitest'
import { skuWords } from './sku'

it('names a SKU by its values', () => {
  expect(skuWords('颜色:原木;尺寸:1.4m')).toBe('原木 · 1.4m')
  expect(skuWords('比例:1:10')).toBe('1:10')
})
it('leaves what has no properties as it is', () =>
  expect([skuWords('标准款'), skuWords(''), skuWords(undefined)]).toEqual(['标准款', '', '']))
