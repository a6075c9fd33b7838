import { afterEach, beforeAll, expect, it, vi } from 'vitest'
import { setLanguage } from '@console/i18n'
import type { Shop } from '@console/live/shop'
import { decisionsOf } from './decide'
import type { Promised } from './promises'

const promise = { id: 'p', rev: 3, state: 'suggested' } as Promised
const refresh = vi.fn(async () => undefined)
const asked: { path: string; body: unknown }[] = []
const answer = (body: object, status = 200) =>
  vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
    asked.push({ path, body: JSON.parse(init.body as string) })
    return new Response(JSON.stringify(body), { status })
  })

beforeAll(() => setLanguage('zh-CN'))
afterEach(() => {
  asked.length = 0
  refresh.mockClear()
  vi.unstubAllGlobals()
})

it('confirms what was seen, and looks again', async () => {
  answer({ ...promise, rev: 4, state: 'open' })
  await decisionsOf({ id: 's' } as Shop, refresh).confirm(promise)
  expect(asked).toEqual([{ path: '/api/shops/s/promises/p/confirmation', body: { rev: 3 } }])
  expect(refresh).toHaveBeenCalledOnce()
})
it('looks again too where somebody else was faster', async () => {
  answer({ code: 'changed_meanwhile', status: 409, title: '', type: 'about:blank' }, 409)
  await decisionsOf({ id: 's' } as Shop, refresh).dismiss(promise)
  expect(refresh).toHaveBeenCalledOnce()
})
it('sends the reason with the result', async () => {
  answer({ ...promise, rev: 4, state: 'broken' })
  await decisionsOf({ id: 's' } as Shop, refresh).close(promise, 'broken', '断货')
  expect(asked[0]?.body).toEqual({ rev: 3, result: 'broken', note: '断货' })
})
