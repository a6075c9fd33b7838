import { expect, it, vi } from 'vitest'
import { Problem } from '@console/api/problem'
import { cutOf, forget, inOrder, matchOf, remember, sendPieces, shareOf, toldOf, wholes } from './pieces'

const file = new Blob(['abcdefghij'])
const offline = () => new Problem(0, 'offline', 'offline')
const setOf = (put: (n: number, bytes: Blob) => Promise<unknown>, missing = [0, 1, 2]) => {
  const shares: number[] = []
  const pauses: number[] = []
  return {
    shares,
    pauses,
    asked: {
      ...cutOf(file, 4),
      missing,
      put,
      onProgress: (share: number) => void shares.push(Math.round(share * 100)),
      signal: new AbortController().signal,
      pause: async (ms: number) => void pauses.push(ms),
    },
  }
}

it('sends what is missing and says how far it is', async () => {
  const sent: [number, string][] = []
  const { asked, shares } = setOf(async (n, bytes) => void sent.push([n, await bytes.text()]), [1, 2])
  await sendPieces(asked)
  expect(sent).toEqual([
    [1, 'efgh'],
    [2, 'ij'],
  ])
  expect(shares).toEqual([33, 67, 100])
})
it('waits a broken line out, and goes on with the same piece', async () => {
  let falls = 2
  const put = vi.fn(async (_: number) => {
    if (falls-- > 0) throw offline()
  })
  const { asked, pauses } = setOf(put)
  await sendPieces(asked)
  expect(put.mock.calls.map(([n]) => n)).toEqual([0, 0, 0, 1, 2])
  expect(pauses).toEqual([1000, 2000])
})
it('gives up where nobody answers for long, and at once where it is refused', async () => {
  const never = setOf(() => Promise.reject(offline()))
  await expect(sendPieces(never.asked)).rejects.toMatchObject({ code: 'offline' })
  expect(never.pauses).toHaveLength(6)
  const refused = setOf(() => Promise.reject(new Problem(422, 'too_large', '')))
  await expect(sendPieces(refused.asked)).rejects.toMatchObject({ code: 'too_large' })
  expect(refused.pauses).toEqual([])
})
it('stops where it is told to', async () => {
  const stop = new AbortController()
  const { asked } = setOf(async (n) => n === 1 && stop.abort())
  await expect(sendPieces({ ...asked, signal: stop.signal })).rejects.toMatchObject({ name: 'AbortError' })
})
it('cuts a file into pieces, the last of which may be short', async () => {
  expect([0, 8, 9].map((size) => cutOf(new Blob(['x'.repeat(size)]), 4).count)).toEqual([1, 2, 3])
  expect(await cutOf(file, 4).pieceOf(2).text()).toBe('ij')
  expect([shareOf({ count: 3 }, 3), shareOf({ count: 3 }, 0), shareOf({ count: 3 }, 7)]).toEqual([0, 1, 0])
  expect(wholes([file, file])).toMatchObject({ count: 2 })
})
it('takes a file that is chosen again for the same only if it was not written since', () => {
  const chosen = (lastModified: number, name = 'a.csv') => [new File(['abc'], name, { lastModified })]
  const told = { name: 'a.csv', bytes: 3 }
  remember('i', chosen(1))
  expect(matchOf('i', chosen(1), told)).toBe('same')
  expect(matchOf('i', chosen(2), told)).toBe('changed')
  expect(matchOf('i', chosen(1, 'b.csv'), told)).toBe('other')
  forget('i')
  expect(matchOf('i', chosen(1), told)).toBe('changed')
})
it('is called by its first file, which goes first again', () => {
  const [orders, lines] = [new File(['ab'], 'a.csv'), new File(['c'], 'b.csv')]
  const told = toldOf([orders, lines])
  expect(told).toEqual({ name: 'a.csv', bytes: 2 })
  expect(inOrder([lines, orders], told)).toEqual([orders, lines])
  expect(matchOf('j', [lines], told)).toBe('other')
})
