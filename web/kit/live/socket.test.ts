import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { FakeShop } from './fake-shop'
import { connect, type Connection, type ConnectionState } from './socket'

let shop: FakeShop
let connection: Connection
let states: ConnectionState[]

function start(probe?: () => void) {
  states = []
  connection = connect({
    url: 'ws://test',
    hello: () => ({ as: 'customer', shop: 'qingmu' }),
    onFrame: () => {},
    onState: (state) => states.push(state),
    open: shop.open,
    random: () => 1,
    probe,
  })
}
const wait = (ms: number) => vi.advanceTimersByTimeAsync(ms)

beforeEach(() => {
  vi.useFakeTimers()
  shop = new FakeShop()
})
afterEach(() => {
  connection.close()
  vi.useRealTimers()
})

it('is online from the welcome on', async () => {
  start()
  expect(states).toEqual(['connecting'])
  await wait(0)
  expect(states).toEqual(['connecting', 'online'])
  expect(shop.heard[0]).toEqual({ type: 'hello', v: 1, as: 'customer', shop: 'qingmu' })
})

it('waits twice as long after each failure, at most 30 s', async () => {
  shop.answers.hello = () => ({ type: 'notice', code: 'draining' })
  start()
  const waits: number[] = []
  for (let tries = 0; tries < 6; tries++) {
    const before = Date.now()
    const sockets = shop.sockets.length
    shop.socket.cut()
    while (shop.sockets.length === sockets) await vi.advanceTimersToNextTimerAsync()
    waits.push(Date.now() - before)
  }
  expect(waits).toEqual([3_000, 6_000, 12_000, 24_000, 30_000, 30_000])
})

it('leaves a peer that is silent for 30 s', async () => {
  start()
  await wait(0)
  await wait(29_000)
  expect(connection.state).toBe('online')
  await wait(1_500)
  expect(connection.state).toBe('waiting')
  await wait(3_000)
  expect(connection.state).toBe('online')
})

it('stays with a peer that pings', async () => {
  start()
  for (let i = 0; i < 6; i++) {
    await wait(20_000)
    shop.ping()
  }
  await wait(0)
  expect(shop.sockets).toHaveLength(1)
})

it('tries at once when the network or the reader comes back', async () => {
  start()
  await wait(0)
  shop.socket.cut()
  dispatchEvent(new Event('online'))
  await wait(0)
  expect(connection.state).toBe('online')
})

it('probes a socket that looks alive when the network changes', async () => {
  const probe = vi.fn()
  start(probe)
  await wait(0)
  dispatchEvent(new Event('online'))
  expect(probe).toHaveBeenCalledOnce()
  await wait(5_000)
  expect(connection.state).toBe('waiting')
})

it('tries nothing more when signed out or refused, until told', async () => {
  start()
  await wait(0)
  shop.socket.cut(4001)
  await wait(60_000)
  expect(connection.state).toBe('refused')
  connection.reconnect()
  await wait(0)
  expect(connection.state).toBe('online')
})

it('takes a refused hello for an answer, a late one for an accident', async () => {
  start()
  shop.answers.hello = () => ({ type: 'error', code: 'not_signed_in', message: '' })
  await wait(0)
  shop.socket.cut(4002)
  expect(connection.state).toBe('refused')
  connection.reconnect()
  shop.socket.cut(4002)
  expect(connection.state).toBe('waiting')
})
