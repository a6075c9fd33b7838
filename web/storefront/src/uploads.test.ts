import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { Refused } from './api'
import { faultOf, troubleOf } from './pictures'
import { upload } from './uploads'

/** A server that takes pieces of 4 bytes and loses the answers named in `lost`. */
class Depot {
  held = 0
  pieces = 0
  lost = new Set<number>()

  async answer(path: string, init: RequestInit): Promise<Response> {
    if (init.method === 'POST') return Response.json({ upload: 'u', offset: 0, chunk_bytes: 4 })
    if (init.method !== 'PATCH') return Response.json({ offset: this.held })
    const headers = init.headers as Record<string, string>
    if (Number(headers['Upload-Offset']) !== this.held)
      return Response.json({ code: 'wrong_offset' }, { status: 409 })
    this.held += (init.body as Blob).size
    if (this.lost.has(++this.pieces)) throw new TypeError(`the answer of ${path} got lost`)
    const file = this.held === 10 ? { id: 'f', kind: 'image' } : undefined
    return Response.json({ offset: this.held, file })
  }
}

let depot: Depot
const file = new File([new Uint8Array(10)], 'a.png', { type: 'image/png' })
const watch = { progress: () => {}, isDropped: () => false }

beforeEach(() => {
  depot = new Depot()
  vi.useFakeTimers()
  window.Yingke = { introduce: async () => ({ shop: 's', token: 't' }) } as never
  vi.stubGlobal('fetch', (path: string, init: RequestInit) => depot.answer(path, init))
})
afterEach(() => {
  delete window.Yingke
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

it('sends a picture in pieces, once each', async () => {
  expect(await upload('c', file, watch)).toEqual({ id: 'f', kind: 'image' })
  expect(depot.pieces).toBe(3)
})

it('goes on after a lost answer where the server stands', async () => {
  depot.lost.add(2)
  const sent = upload('c', file, watch)
  await vi.advanceTimersByTimeAsync(60_000)
  expect(await sent).toEqual({ id: 'f', kind: 'image' })
  expect(depot.held).toBe(10)
})

it('stops for whoever removed the picture meanwhile', async () => {
  expect(await upload('c', file, { ...watch, isDropped: () => depot.pieces > 0 })).toBeUndefined()
  expect(depot.pieces).toBe(1)
})

it('says why a picture is not taken', () => {
  expect(faultOf({ size: 0, type: 'image/png' })).toBe('empty')
  expect(faultOf({ size: 9, type: 'application/pdf' })).toBe('not_a_picture')
  expect(faultOf({ size: (20 << 20) + 1, type: 'image/png' })).toBe('pictureTooBig')
  expect(faultOf({ size: 9, type: 'image/jpeg' })).toBeUndefined()
  expect(troubleOf(new Refused(422, 'damaged'))).toBe('damaged')
  expect(troubleOf(new Refused(413, 'too_large'))).toBe('pictureTooBig')
  expect(troubleOf(new Refused(0, 'no_answer'))).toBe('noAnswer')
})
