import { expect, it } from 'vitest'
import { Problem } from '@console/api/problem'
import { cutOf } from './pieces'
import { giveUp, pause, send, sendingOf } from './sending'

const file = new File(['abcdefgh'], 'a.csv')
const told = { id: 'i', files: [file], cut: cutOf(file, 4), missing: [0, 1] }

it('sends a file and lets go of it', async () => {
  const seen: number[] = []
  const sent = await send(told, async () => void seen.push(sendingOf('i')!.share))
  expect(sent).toBe(true)
  expect(seen).toEqual([0, 0.5])
  expect(sendingOf('i')).toBeUndefined()
})
it('keeps a file whose way was barred, and what is there of it', async () => {
  const put = (n: number) => (n ? Promise.reject(new Problem(422, 'too_large', '')) : Promise.resolve())
  expect(await send(told, put)).toBe(false)
  expect(sendingOf('i')).toMatchObject({
    files: [file],
    share: 0.5,
    isBusy: false,
    problem: { code: 'too_large' },
  })
  giveUp('i')
  expect(sendingOf('i')).toBeUndefined()
})
it('halts without a fault where somebody says so', async () => {
  expect(await send(told, async () => pause('i'))).toBe(false)
  expect(sendingOf('i')).toMatchObject({ share: 0.5, isBusy: false, problem: undefined })
  giveUp('i')
})
it('says that a file which cannot be read any more is to be chosen again', async () => {
  expect(await send(told, () => Promise.reject(new TypeError('gone')))).toBe(false)
  expect(sendingOf('i')?.problem?.code).toBe('file_gone')
  giveUp('i')
})
it('does not send one twice at once', async () => {
  let go = () => {}
  const first = send({ ...told, missing: [0] }, () => new Promise<void>((done) => (go = done)))
  await Promise.resolve()
  expect(await send(told, async () => undefined)).toBe(false)
  go()
  expect(await first).toBe(true)
})
