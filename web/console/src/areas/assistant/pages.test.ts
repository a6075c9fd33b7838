import { flushPromises } from '@vue/test-utils'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { makePages, PAGE, type Fetch } from './pages'
import { row } from './testing'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function open(fails = new Set<number>()) {
  const asked: number[] = []
  const aborted: number[] = []
  let slow = false
  const fetch: Fetch = (offset, limit, signal) => {
    asked.push(offset)
    if (fails.has(offset)) return Promise.reject(new Error('no'))
    signal.addEventListener('abort', () => aborted.push(offset))
    const goods = Array.from({ length: limit }, (_, n) => row(String(offset + n)))
    return slow ? new Promise(() => undefined) : Promise.resolve({ goods, total: offset ? null : 100_000 })
  }
  const pages = makePages(
    () => fetch,
    () => undefined,
  )
  return { pages, asked, aborted, becomeSlow: () => (slow = true) }
}
async function started(...of: Parameters<typeof open>) {
  const all = open(...of)
  all.pages.reset()
  await flushPromises()
  return all
}
async function scrolled(pages: ReturnType<typeof makePages>, to: number) {
  pages.want(to, to + 30)
  await vi.advanceTimersByTimeAsync(100)
}

it('knows how many there are, and has the rows that were asked for', async () => {
  const { pages, asked } = await started()
  expect(pages.total.value).toBe(100_000)
  expect(pages.at(99)?.id).toBe('99')
  expect(pages.at(50_000)).toBeUndefined()
  await scrolled(pages, 49_990)
  expect(pages.at(50_000)?.id).toBe('50000')
  expect(asked).toEqual([0, 49_900, 50_000])
})
it('asks for nothing that is only passed over', async () => {
  const { pages, asked } = await started()
  for (let to = 1_000; to < 90_000; to += 1_000) pages.want(to, to + 30)
  await vi.advanceTimersByTimeAsync(100)
  expect(asked).toEqual([0, 89_000])
})
it('lets go of pages that are far away before they came', async () => {
  const { pages, aborted, becomeSlow } = await started()
  becomeSlow()
  await scrolled(pages, 5_000)
  await scrolled(pages, 80_000)
  expect(aborted).toEqual([5_000])
})
it('waits for the rows that a paste needs', async () => {
  const { pages } = await started()
  await pages.ensure(90, 950)
  expect(pages.at(950)?.id).toBe('950')
  const broken = await started(new Set([200]))
  await expect(broken.pages.ensure(0, 250)).rejects.toThrow('no')
})
it('shows what was here until it came again', async () => {
  const { pages, asked } = await started()
  pages.refresh()
  expect(pages.at(5)?.id).toBe('5')
  await flushPromises()
  expect(asked).toEqual([0, 0])
})
it('keeps what was here until another filter has its first rows', async () => {
  const { pages } = await started()
  await scrolled(pages, 5_000)
  pages.reset()
  expect(pages.at(5_000)?.id).toBe('5000')
  await flushPromises()
  expect(pages.at(5_000)?.id).toBe('5000')
  expect(pages.at(5)?.id).toBe('5')
  expect(pages.loaded()).toHaveLength(2 * PAGE)
})
it('does not remember everything', async () => {
  const { pages } = await started()
  for (let to = 0; to < 100; to++) await scrolled(pages, to * PAGE)
  expect(pages.loaded().length).toBeLessThanOrEqual(81 * PAGE)
  expect(pages.at(9_900)?.id).toBe('9900')
})
