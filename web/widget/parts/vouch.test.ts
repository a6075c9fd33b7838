import { afterEach, expect, it, vi } from 'vitest'
import type { Hand } from '../src/parts'
import { vouch } from './vouch'

const origin = 'https://chat.example'
const hand = {
  talk: { shop: { id: 's' }, device: 'token', config: { origin, shop: 'qingmu' } },
  absolute: (path: string) => origin + path,
} as unknown as Hand
const settle = () => new Promise((resolve) => setTimeout(resolve))

afterEach(() => vi.unstubAllGlobals())

/** What a page that asks is told, and what the server was asked for it. */
async function told(from: string, data: unknown, status = 200) {
  const fetched = vi.fn(async () => ({ ok: status < 400, status, json: async () => ({ identity: 'a.b.c' }) }))
  vi.stubGlobal('fetch', fetched)
  const postMessage = vi.fn()
  vouch(hand)
  dispatchEvent(Object.assign(new Event('message'), { origin: from, data, source: { postMessage } }))
  await settle()
  return { asked: fetched.mock.calls.length, told: postMessage.mock.calls }
}

it("tells the shop's page who came, and says it to no other page", async () => {
  const { told: said } = await told(origin, { yingke: 'who', shop: 'qingmu' })
  expect(said).toEqual([[{ yingke: 'identity', identity: 'a.b.c' }, origin]])
})
it('tells nothing to another page, of another shop, or of nobody in particular', async () => {
  const nothing = { asked: 0, told: [] }
  expect(await told('https://evil.example', { yingke: 'who', shop: 'qingmu' })).toEqual(nothing)
  expect(await told(origin, { yingke: 'who', shop: 'songxi' })).toEqual(nothing)
  expect(await told(origin, null)).toEqual(nothing)
  const anonymous = await told(origin, { yingke: 'who', shop: 'qingmu' }, 409)
  expect(anonymous.told).toEqual([])
})
