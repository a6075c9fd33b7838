import { afterEach, expect, it, vi } from 'vitest'
import type { Hand } from '../src/parts'
import { own } from './cards-data'
import { vouch } from './vouch'

const origin = 'https://chat.example'
const talk = { shop: { id: 's' }, device: 'first', config: { origin, shop: 'qingmu' } }
const hand = { talk, absolute: (path: string) => origin + path } as unknown as Hand
const settle = () => new Promise((resolve) => setTimeout(resolve))

function answers(status: number) {
  const answer = { ok: status < 400, status, json: async () => ({ identity: 'a.b.c' }) }
  const fetched = vi.fn(async (_path: string) => answer)
  vi.stubGlobal('fetch', fetched)
  return fetched
}
afterEach(() => vi.unstubAllGlobals())

/** What a page that asks is told. */
async function told(from: string, data: unknown) {
  const postMessage = vi.fn()
  dispatchEvent(Object.assign(new Event('message'), { origin: from, data, source: { postMessage } }))
  await settle()
  return postMessage.mock.calls
}

it('knows whom the shop knows, and asks once for each device', async () => {
  const refused = answers(409)
  expect(await vouch(hand, own)).toBe(false)
  expect(await vouch(hand, own)).toBe(false)
  expect(refused.mock.calls).toEqual([[`${origin}/api/shops/s/mine/identity`, expect.anything()]])
  talk.device = 'signed in'
  answers(200)
  expect(await vouch(hand, own)).toBe(true)
})
it('asks again where it failed on its way', async () => {
  talk.device = 'another'
  answers(503)
  expect(await vouch(hand, own)).toBe(false)
  answers(200)
  expect(await vouch(hand, own)).toBe(true)
})
it("tells the shop's page who came, and says it to no other page", async () => {
  answers(200)
  await vouch(hand, own)
  const said = await told(origin, { yingke: 'who', shop: 'qingmu' })
  expect(said).toEqual([[{ yingke: 'identity', identity: 'a.b.c' }, origin]])
})
it('tells nothing to another page, of another shop, or of nobody in particular', async () => {
  const asked = answers(409)
  await vouch(hand, own)
  expect(await told('https://evil.example', { yingke: 'who', shop: 'qingmu' })).toEqual([])
  expect(await told(origin, { yingke: 'who', shop: 'songxi' })).toEqual([])
  expect(await told(origin, null)).toEqual([])
  expect(asked).not.toHaveBeenCalled()
  expect(await told(origin, { yingke: 'who', shop: 'qingmu' })).toEqual([])
})
