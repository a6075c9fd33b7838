import { ref } from 'vue'
import { afterEach, expect, it, vi } from 'vitest'
import { isQuiet, openNotices, usual } from './notices'

const fetched = vi.fn()
vi.stubGlobal('fetch', fetched)
afterEach(() => fetched.mockReset())

// 00:00 in China.
const midnight = 1_763_740_800_000
const at = (minute: number) => midnight + minute * 60_000

it('keeps quiet over midnight, but for what may disturb', () => {
  const wishes = { ...usual(), quiet: { from: 22 * 60, to: 7 * 60, except: ['violation' as const] } }
  const told = [21 * 60 + 59, 22 * 60, 0, 6 * 60 + 59, 7 * 60].map((minute) =>
    isQuiet(wishes, 'order', at(minute)),
  )
  expect(told).toEqual([false, true, true, true, false])
  expect(isQuiet(wishes, 'violation', at(0))).toBe(false)
  expect(isQuiet(usual(), 'order', at(0))).toBe(false)
})
it('marks everything read up to the newest notice, and asks for nothing where there is none', async () => {
  const notices = openNotices('shop', ref(true))
  const at = '/api/shops/shop/notices'
  fetched.mockResolvedValueOnce(Response.json({ notices: [{ id: 9 }], next: 9 }))
  fetched.mockResolvedValueOnce(new Response(null, { status: 204 }))
  await notices.readUntilNow()
  expect(fetched.mock.calls.map(([path, { method, body }]) => [method, path, body])).toEqual([
    ['GET', `${at}?limit=1`, undefined],
    ['PUT', `${at}/read`, JSON.stringify({ upto: 9, category: null })],
  ])
  fetched.mockReset()
  fetched.mockResolvedValueOnce(Response.json({ notices: [], next: null }))
  await notices.readUntilNow()
  expect(fetched).toHaveBeenCalledOnce()
})
