import { beforeEach, expect, it } from 'vitest'
import { NotThere, Refused } from './api'
import { attempt } from './attempts'

const broken = (status: number, code = 'no_answer') => new Refused(status, code)
let keys: string[]

/** Tries once, against a server that answers so, and tells nothing of how it went. */
async function tried(answer: Error | undefined, now?: number, name = 'order.qingmu') {
  const act = async (key: string) => {
    keys.push(key)
    if (answer) throw answer
    return key
  }
  await attempt(name, act, now).catch(() => {})
}

beforeEach(() => {
  keys = []
  localStorage.clear()
})

it('repeats an attempt that nobody answered, and only that one', async () => {
  await tried(broken(0))
  await tried(broken(503))
  await tried(broken(429, 'too_fast'))
  await tried(new NotThere('orders'))
  await tried(undefined)
  await tried(undefined)
  expect(new Set(keys.slice(0, 5)).size).toBe(1)
  expect(keys[5]).not.toBe(keys[0])
})

it('begins anew once the server has said no', async () => {
  for (const status of [400, 409, 422]) await tried(broken(status, 'out_of_stock'))
  await tried(undefined)
  expect(new Set(keys).size).toBe(4)
})

it('keeps the key over a reload', async () => {
  await tried(broken(0), undefined, 'kept')
  expect(localStorage.getItem('yingke.store.attempt.kept')).toContain(keys[0])
  const other = { key: 'of-the-page-before', at: Date.now() }
  localStorage.setItem('yingke.store.attempt.kept', JSON.stringify(other))
  await tried(undefined, undefined, 'kept')
  expect(keys[1]).toBe(other.key)
  expect(localStorage.getItem('yingke.store.attempt.kept')).toBeNull()
})

it('keeps attempts apart, and gives one of yesterday up', async () => {
  const now = Date.UTC(2026, 10, 1)
  await tried(broken(0), now, 'a')
  await tried(broken(0), now, 'b')
  await tried(broken(0), now + 86_400_000, 'a')
  expect(new Set(keys).size).toBe(3)
})
