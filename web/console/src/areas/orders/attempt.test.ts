import { expect, it } from 'vitest'
import { Problem } from '@console/api/problem'
import { makeAttempts } from './attempt'
import type { Change } from './orders'

/** Answers in turn; what was sent. */
function server(...answers: (Problem | 'done')[]) {
  const sent: Change[] = []
  const send = async ({ key, rev }: Change) => {
    sent.push({ key, rev })
    const answer = answers.shift()
    if (answer instanceof Problem) throw answer
    return answer
  }
  const keys = () => new Set(sent.map(({ key }) => key)).size
  return { sent, send, keys }
}
const offline = () => new Problem(0, 'offline', '')
const fell = () => new Problem(503, 'storage_unavailable', '')
const faster = () => new Problem(409, 'changed_meanwhile', '')
const days = (days: number) => ({ days })

it('keeps its key until somebody answered', async () => {
  const attempt = makeAttempts()
  const { send, keys } = server(offline(), fell(), 'done', 'done')
  await expect(attempt(days(3), 1, send)).rejects.toThrow()
  await expect(attempt(days(3), 1, send)).rejects.toThrow()
  expect(await attempt(days(3), 1, send)).toBe('done')
  expect(keys()).toBe(1)
  await attempt(days(3), 2, send)
  expect(keys()).toBe(2)
})
it('asks again for what it asked, though the order was changed by the answer that got lost', async () => {
  const attempt = makeAttempts()
  const { sent, send } = server(offline(), 'done')
  await expect(attempt(days(3), 1, send)).rejects.toThrow()
  await attempt(days(3), 2, send)
  expect(sent[1]).toEqual(sent[0])
})
it('takes another key for something else, and after a refusal', async () => {
  const attempt = makeAttempts()
  const { sent, send, keys } = server(offline(), faster(), 'done')
  await expect(attempt(days(3), 1, send)).rejects.toThrow()
  await expect(attempt(days(5), 1, send)).rejects.toThrow()
  await attempt(days(5), 2, send)
  expect(keys()).toBe(3)
  expect(sent.map(({ rev }) => rev)).toEqual([1, 1, 2])
})
