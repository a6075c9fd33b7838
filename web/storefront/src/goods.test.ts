import { afterEach, expect, it, vi } from 'vitest'
import { effectScope } from 'vue'
import { askAnew } from './api'
import { useGoods } from './goods'

const product = (id: string) => ({ id, title: id })
const pages: Record<string, unknown> = {
  '': { products: [product('a'), product('b')], next: '1.b' },
  '1.b': { products: [product('c')] },
}

function answering(isDown = () => false) {
  const asked: string[] = []
  vi.stubGlobal('fetch', async (path: string) => {
    if (isDown()) throw new Error('down')
    const cursor = new URL(path, 'http://shop').searchParams.get('cursor') ?? ''
    asked.push(cursor)
    return { ok: true, status: 200, json: async () => pages[cursor] }
  })
  return asked
}
afterEach(() => {
  vi.unstubAllGlobals()
  askAnew()
})

it('adds page to page until there is no more', async () => {
  const asked = answering()
  const list = effectScope().run(() =>
    useGoods(
      () => 'songxi',
      () => ({ category: '茶器' }),
    ),
  )!
  await vi.waitFor(() => expect(list.goods.value).toHaveLength(2))
  await Promise.all([list.more(), list.more()])
  expect(list.goods.value!.map(({ id }) => id)).toEqual(['a', 'b', 'c'])
  expect(list.next.value).toBeUndefined()
  await list.more()
  expect(asked).toEqual(['', '1.b'])
})

it('keeps what it has where the next page does not come, and tries again', async () => {
  let isDown = false
  answering(() => isDown)
  const list = effectScope().run(() =>
    useGoods(
      () => 'songxi',
      () => ({}),
    ),
  )!
  await vi.waitFor(() => expect(list.goods.value).toHaveLength(2))
  isDown = true
  await list.more()
  expect([list.hasFailed.value, list.goods.value!.length]).toEqual([true, 2])
  isDown = false
  await list.more()
  expect([list.hasFailed.value, list.goods.value!.length]).toEqual([false, 3])
})
