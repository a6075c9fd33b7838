import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { FakeShop, TALK } from '@kit/live/fake-shop'
import type { Config } from './config'
import { Talk } from './talk'

const config = { origin: 'https://shop.example', shop: 'qingmu', part: () => '' } satisfies Config
let shop: FakeShop
let talk: Talk
let visits: { device?: string; identity?: string }[]
let answer: () => Response

const wait = (ms: number) => vi.advanceTimersByTimeAsync(ms)
const texts = () => talk.entries.map((e) => (e.kind === 'text' ? e.body.text : e.kind))
const say = (text: string) => talk.send({ kind: 'text', body: { text } })
const welcomeVisit = (conversation = TALK) =>
  Response.json({ device: 'device-1', shop: { id: 's', slug: 'qingmu', name: '青木家居' }, conversation })

beforeEach(() => {
  vi.useFakeTimers()
  localStorage.clear()
  shop = new FakeShop()
  visits = []
  answer = () => welcomeVisit()
  vi.stubGlobal(
    'fetch',
    async (_: string, init: RequestInit) => (visits.push(JSON.parse(`${init.body}`)), answer()),
  )
  // `new` of an arrow function fails: the fake needs a constructor.
  vi.stubGlobal('WebSocket', function open() {
    return shop.open()
  })
})
afterEach(() => {
  talk.live.close()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

it('asks nothing of the server before someone shows interest', async () => {
  talk = new Talk(config)
  await wait(60_000)
  expect([visits.length, shop.sockets.length]).toEqual([0, 0])
})

it('delivers what was written before the first visit was answered', async () => {
  answer = () => new Response(null, { status: 503 })
  talk = new Talk(config)
  say('在吗')
  await wait(0)
  expect(talk.pending).toHaveLength(1)
  answer = () => welcomeVisit()
  await wait(10_000)
  expect(texts()).toEqual(['在吗'])
  expect(talk.pending).toEqual([])
})

it('shows its history at once on the next page, before the network', async () => {
  talk = new Talk(config)
  say('一张桌子')
  await wait(0)
  talk.live.close()
  talk = new Talk(config)
  expect(texts()).toEqual(['一张桌子'])
  expect(shop.sockets).toHaveLength(1)
  talk.start()
  await wait(0)
  expect(visits).toHaveLength(1)
  expect(shop.sockets).toHaveLength(2)
})

it('delivers after a reload what the last page could not send', async () => {
  talk = new Talk(config)
  talk.start()
  await wait(0)
  shop.socket.cut()
  say('断线时写的')
  talk.live.close()
  talk = new Talk(config)
  talk.start()
  await wait(0)
  expect(texts()).toEqual(['断线时写的'])
})

it('makes a new visit when the server has forgotten the device', async () => {
  talk = new Talk(config)
  talk.start()
  await wait(0)
  shop.answers.hello = () => ({ type: 'error', code: 'not_signed_in', message: '' })
  shop.socket.cut()
  await wait(3_000)
  shop.socket.cut(4002)
  delete shop.answers.hello
  await wait(10_000)
  expect(visits.length).toBeGreaterThan(1)
  expect(talk.state).toBe('online')
})

it('makes this browser known once for all who ask, and again where its token no longer holds', async () => {
  talk = new Talk(config)
  const told = Promise.all([talk.introduce(), talk.introduce()])
  await wait(0)
  expect(await told).toEqual([
    { shop: 's', token: 'device-1' },
    { shop: 's', token: 'device-1' },
  ])
  expect(visits).toHaveLength(1)
  await talk.introduce()
  expect(visits).toHaveLength(1)
  void talk.introduce('device-1')
  await wait(0)
  expect(visits).toHaveLength(2)
})

it('keeps whoever asks for it waiting until the server answers', async () => {
  answer = () => new Response(null, { status: 503 })
  talk = new Talk(config)
  const told = talk.introduce()
  await wait(0)
  answer = () => welcomeVisit()
  await wait(10_000)
  expect(await told).toEqual({ shop: 's', token: 'device-1' })
})

it('signs in only after the anonymous messages were answered', async () => {
  talk = new Talk(config)
  talk.start()
  await wait(0)
  shop.loses = (frame) => frame.type === 'ack' || frame.type === 'entry'
  say('匿名的')
  talk.identify('jwt')
  await wait(0)
  expect(visits).toHaveLength(1)
  shop.loses = () => false
  shop.ping()
  await wait(20_000)
  expect(visits[1]).toMatchObject({ identity: 'jwt', device: 'device-1' })
  expect(texts()).toEqual(['匿名的'])
})

it('lets an outdated signature not stand between a shopper and the shop', async () => {
  answer = () => (visits.at(-1)?.identity ? new Response(null, { status: 401 }) : welcomeVisit())
  talk = new Talk({ ...config, identity: 'outdated' })
  talk.start()
  await wait(10_000)
  expect(talk.state).toBe('online')
})

it('forgets the place in the queue when somebody took the chat or it ended', async () => {
  talk = new Talk(config)
  talk.start()
  await wait(0)
  for (const kind of ['assign', 'close'] as const) {
    shop.socket.tell({ type: 'queue', conversation: TALK, position: 0, wait_ms: null })
    await wait(0)
    expect(talk.queue?.position).toBe(0)
    shop.write(kind, { name: '小禾', by: 'member' })
    await wait(0)
    expect(talk.queue).toBeUndefined()
  }
})

it('counts what the shop wrote as unread until it was seen', async () => {
  talk = new Talk(config)
  talk.start()
  await wait(0)
  shop.say('您好')
  shop.say('请问')
  await wait(0)
  expect(talk.unread).toHaveLength(2)
  talk.seen(false)
  expect(talk.unread).toHaveLength(2)
  talk.seen(true)
  expect(talk.unread).toHaveLength(0)
  await wait(0)
  expect(shop.marks.customer.read).toBe(2)
})

it('keeps its device where its site is not listed, and has it said why', async () => {
  const part = vi.fn((name: string): string => {
    throw new Error(`${name} is not here`)
  })
  talk = new Talk({ ...config, part })
  talk.start()
  await wait(0)
  answer = () => new Response(null, { status: 403 })
  talk.identify('jwt')
  await wait(0)
  expect(part).toHaveBeenCalledWith('barred')
  expect(talk.device).toBe('device-1')
  talk.barred = 'no chat here'
  answer = () => welcomeVisit()
  await wait(30_000)
  expect(talk.barred).toBeUndefined()
})

it('knows who serves', async () => {
  talk = new Talk(config)
  talk.start()
  await wait(0)
  shop.write('assign', { name: '小禾', by: 'dispatch' })
  await wait(0)
  expect(talk.agent).toBe('小禾')
  shop.write('close', { by: 'member' })
  await wait(0)
  expect(talk.agent).toBeUndefined()
})

it('says in words that a recall came too late, and offers it again', async () => {
  const refused: string[] = []
  talk = new Talk(config)
  talk.onRefused = (reason) => refused.push(reason)
  say('打错了')
  await wait(0)
  shop.answers.recall = ({ client_id }) => ({
    type: 'error',
    code: 'too_late',
    message: 'it can be recalled for two minutes only',
    client_id: `${client_id}`,
  })
  talk.recall(1)
  await wait(0)
  expect(refused).toEqual(['已经不能撤回了'])
  expect(talk.pending).toEqual([])
})
it("has the shop's page look again when an order changed", async () => {
  const changed = vi.fn()
  addEventListener('yingke:changed', changed)
  talk = new Talk(config)
  say('在吗')
  await wait(0)
  shop.socket.tell({ type: 'order', conversation: TALK, order: 'order-1' })
  await wait(0)
  expect(changed).toHaveBeenCalledOnce()
  removeEventListener('yingke:changed', changed)
})
