import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Hand } from '../src/parts'
import { send } from './transfer'

const file = new File(['0123456789'], 'a.txt')
const stored = { id: 'f', kind: 'file', name: 'a.txt', size: 10, content_type: 'text/plain' }
const talk = { shop: { id: 's' }, device: 'd', timeline: {}, conversation: 'c' }
const hand = {
  talk,
  absolute: (path: string) => `https://x${path}`,
  locale: 'zh-CN',
} as unknown as Hand
let held: string
let asked: string[]
let before: (method: string) => void
let after: (method: string) => void

async function server(_: string, init: RequestInit) {
  const method = init.method ?? 'GET'
  asked.push(method)
  before(method)
  if (method === 'PATCH') held += await (init.body as Blob).text()
  after(method)
  if (method === 'POST') return Response.json({ upload: 'u', offset: 0, chunk_bytes: 4 })
  return Response.json({
    offset: held.length,
    ...(method === 'PATCH' && held.length === 10 && { file: stored }),
  })
}
const breakOnce = (method: string, nth: number) => {
  let count = 0
  return (asked: string) => {
    if (asked === method && ++count === nth) throw new TypeError('network')
  }
}
const run = (watch: Partial<Parameters<typeof send>[2]> = {}) =>
  send(hand, file, { signal: new AbortController().signal, progress: () => {}, ...watch })

beforeEach(() => {
  vi.useFakeTimers()
  held = ''
  asked = []
  before = after = () => {}
  vi.stubGlobal('fetch', server)
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

it('sends a file in the chunks that the server asks for', async () => {
  expect(await run()).toEqual(stored)
  expect(asked).toEqual(['POST', 'PATCH', 'PATCH', 'PATCH'])
})

it('goes on where the server stopped hearing', async () => {
  before = breakOnce('PATCH', 2)
  const sent = run()
  await vi.advanceTimersByTimeAsync(3_000)
  expect(await sent).toEqual(stored)
  expect(held).toBe('0123456789')
})

it('sends nothing twice when only the answer was lost', async () => {
  after = breakOnce('PATCH', 1)
  const sent = run()
  await vi.advanceTimersByTimeAsync(3_000)
  await sent
  expect(held).toBe('0123456789')
})

it('asks once more when the last answer was lost', async () => {
  after = breakOnce('PATCH', 3)
  const sent = run()
  await vi.advanceTimersByTimeAsync(3_000)
  expect(await sent).toEqual(stored)
  expect(held).toBe('0123456789')
})

it('gives up with the reason in words when the server refuses', async () => {
  const refuse = (code: string, status = 422) =>
    vi.stubGlobal('fetch', async () => Response.json({ code, title: 'English' }, { status }))
  refuse('executable')
  await expect(run()).rejects.toThrow('程序文件无法发送')
  refuse('upload_quota', 429)
  await expect(run()).rejects.toThrow('请晚些再试')
  refuse('something_new')
  await expect(run()).rejects.toThrow('这个文件无法发送')
})

it('tells when it waits for the network', async () => {
  const shares: (number | undefined)[] = []
  before = breakOnce('PATCH', 1)
  const sent = run({ progress: (share) => shares.push(share) })
  await vi.advanceTimersByTimeAsync(3_000)
  await sent
  expect(shares).toContain(undefined)
  expect(shares.at(-1)).toBeGreaterThan(0.5)
})
