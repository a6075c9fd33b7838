import { beforeEach, expect, it } from 'vitest'
import type { ClientFrame, Presence } from '@kit/live'
import { makePresence } from './presence'

let isUp: boolean
let said: ClientFrame[]
let presence: ReturnType<typeof makePresence>
const hear = (state: Presence) =>
  presence.heard({ type: 'presence', members: [{ id: 'me', state, open: 2 }] })

beforeEach(() => {
  isUp = false
  said = []
  presence = makePresence('me', (frame) => isUp && said.push(frame) > 0)
})

it('tells what was chosen before the connection was up, once it is', () => {
  presence.choose('online')
  expect(presence.mine.value).toBe('online')
  isUp = true
  hear('offline')
  presence.online()
  expect(said).toEqual([{ type: 'presence', state: 'online' }])
  expect(presence.mine.value).toBe('online')
})
it('tells the last choice only, and only once', () => {
  presence.choose('online')
  presence.choose('rest')
  isUp = true
  presence.online()
  presence.online()
  expect(said).toEqual([{ type: 'presence', state: 'rest' }])
})
it('takes what the server says afterwards', () => {
  isUp = true
  presence.choose('online')
  hear('suspended')
  expect(presence.mine.value).toBe('suspended')
  expect(presence.members.get('me')?.open).toBe(2)
})
