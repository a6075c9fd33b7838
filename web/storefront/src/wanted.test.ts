import { afterEach, expect, it, vi } from 'vitest'
import { askAnew } from './api'
import { wantedOf } from './wanted'

afterEach(() => {
  vi.unstubAllGlobals()
  askAnew()
})

/** A product of one SKU, which is named after it. */
const product = (code: string) => ({
  code,
  title: code.toUpperCase(),
  pictures: [],
  availability: 'stock',
  skus: [{ id: `${code}-sku`, props: {}, price_fen: 100, stock: 9 }],
})

it('takes several products at once, so many of each, and none that is not there', async () => {
  vi.stubGlobal('fetch', async (path: string) => Response.json(product(path.split('/').at(-1)!)))
  const wanted = await wantedOf('qingmu', { buy: 'p.p-sku.2,q.q-sku.x,q.other.1' })
  expect(wanted.map(({ sku, quantity }) => [sku, quantity])).toEqual([
    ['p-sku', 2],
    ['q-sku', 1],
  ])
})
