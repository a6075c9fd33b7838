import { afterEach, expect, it, vi } from 'vitest'
import { askAnew, NotThere } from './api'
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

it('leaves out of several products one that is gone; alone it is missing, and a failure is one', async () => {
  vi.stubGlobal('fetch', async (path: string) => {
    const code = path.split('/').at(-1)!
    if (code === 'gone') return new Response(null, { status: 404 })
    return code === 'p' ? Response.json(product(code)) : new Response(null, { status: 500 })
  })
  const wanted = await wantedOf('qingmu', { buy: 'gone.gone-sku.1,p.p-sku.2' })
  expect(wanted.map(({ sku }) => sku)).toEqual(['p-sku'])
  await expect(wantedOf('qingmu', { code: 'gone', sku: 'gone-sku' })).rejects.toThrow(NotThere)
  await expect(wantedOf('qingmu', { buy: 'p.p-sku.2,q.q-sku.1' })).rejects.toThrow('500')
})
