import { VueQueryPlugin } from '@tanstack/vue-query'
import { mount } from '@vue/test-utils'
import { ref } from 'vue'
import { afterEach, expect, it, vi } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import { Problem } from '@console/api/problem'
import type { SearchResult } from '@console/api/types'
import { i18n, say } from '@console/i18n'
import { SHOP } from '@console/live/shop'
import CommandPalette from './CommandPalette.vue'

type State = SearchResult['state']
const ready: State = { is_ready: true, percent: 100, behind: 0 }
let leave: () => void
afterEach(() => {
  leave()
  vi.useRealTimers()
})

/** A palette in which a word was typed, while the index stands as `stands` says. */
async function looking(stands: () => State) {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] })
  const search = vi.fn(async (): Promise<SearchResult> => ({ groups: [], state: stands() }))
  const shop = {
    slug: 's',
    id: 'shop',
    membership: { member: { role: 'agent' } },
    rows: ref([]),
    api: { search, searchState: async () => stands() },
  }
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [{ path: '/', component: { template: '<p></p>' } }],
  })
  const queries = [VueQueryPlugin, { queryClientConfig: { defaultOptions: { queries: { retry: false } } } }]
  const palette = mount(CommandPalette, {
    attachTo: document.body,
    global: { plugins: [i18n, router, queries] as never[], provide: { [SHOP as symbol]: shop } },
  })
  leave = () => palette.unmount()
  const line = () => document.querySelector('.palette [role=status]')?.textContent
  expect(line()).toBeUndefined()
  const input = document.querySelector<HTMLInputElement>('.palette input')!
  input.value = '沙发'
  input.dispatchEvent(new Event('input'))
  await vi.advanceTimersByTimeAsync(200)
  expect(search).toHaveBeenCalledOnce()
  return { line, search }
}

it('says how far the index is while it is built, then what is behind, then nothing', async () => {
  let state: State = { is_ready: false, percent: 42, behind: 900 }
  const { line, search } = await looking(() => state)
  expect(line()).toBe(say('search.building', { percent: 42 }))
  expect(line()).toContain('42%')
  state = { is_ready: false, percent: 87, behind: 200 }
  await vi.advanceTimersByTimeAsync(1_600)
  expect(line()).toContain('87%')
  state = { ...ready, behind: 3 }
  await vi.advanceTimersByTimeAsync(1_600)
  expect(line()).toBe(say('search.behind', { n: 3 }))
  state = ready
  await vi.advanceTimersByTimeAsync(1_600)
  expect(line()).toBeUndefined()
  const asked = search.mock.calls.length
  await vi.advanceTimersByTimeAsync(10_000)
  expect(search).toHaveBeenCalledTimes(asked)
})
it('says nothing of a whole index', async () => {
  const { line } = await looking(() => ready)
  expect(line()).toBeUndefined()
})
it('says that it cannot look just now', async () => {
  const { line } = await looking(() => {
    throw new Problem(503, 'not_ready', 'not ready')
  })
  expect(line()).toBe(say('search.failed'))
})
