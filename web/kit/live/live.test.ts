import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { FakeShop, TALK } from './fake-shop'
import { Live, memoryOutbox, type Order, type OutboxStore, type ServerFrame } from './index'

let shop: FakeShop
let live: Live
let store: OutboxStore

function openLive(side: 'customer' | 'staff' = 'customer', onChange?: () => void) {
  live = new Live({
    url: 'ws://test',
    side,
    store,
    hello: () => ({ as: 'customer', shop: 'qingmu', token: 't' }),
    open: shop.open,
    random: () => 0.5,
    onChange,
  })
  live.hold(TALK)
}
const settle = () => vi.advanceTimersByTimeAsync(0)
const wait = (ms: number) => vi.advanceTimersByTimeAsync(ms)
const seqs = () => live.timeline(TALK)!.public.entries.map((entry) => entry.seq)
const texts = () => live.timeline(TALK)!.public.entries.map((e) => (e.kind === 'text' ? e.body.text : e.kind))
const upTo = (n: number) => Array.from({ length: n }, (_, i) => i + 1)
const text = (words: string): Order => ({
  type: 'send',
  conversation: TALK,
  kind: 'text',
  body: { text: words },
})
const oncePer = (type: ServerFrame['type']) => {
  let lost = false
  return (frame: ServerFrame) => frame.type === type && !lost && (lost = true)
}

beforeEach(() => {
  vi.useFakeTimers()
  shop = new FakeShop()
  store = memoryOutbox()
})
afterEach(() => {
  live.close()
  vi.useRealTimers()
})

describe('catching up', () => {
  it('holds everything once and in order after a break', async () => {
    openLive()
    await settle()
    for (const n of upTo(5)) shop.say(`${n}`)
    shop.socket.cut()
    for (const n of upTo(5)) shop.say(`later ${n}`)
    await wait(3_000)
    expect(seqs()).toEqual(upTo(10))
  })

  it('survives a second break in the middle of a catch-up', async () => {
    for (const n of upTo(120)) shop.say(`${n}`)
    shop.loses = (frame) => frame.type === 'resumed' || frame.type === 'page'
    openLive()
    await settle()
    shop.socket.cut()
    shop.loses = (frame) => frame.type === 'resumed'
    await wait(3_000)
    shop.socket.cut()
    shop.loses = () => false
    shop.say('121')
    await wait(6_000)
    expect(seqs()).toEqual(upTo(121))
    expect(live.timeline(TALK)!.isResuming).toBe(false)
  })

  it('keeps live entries that overtake the page which precedes them', async () => {
    for (const n of upTo(3)) shop.say(`${n}`)
    openLive()
    shop.answers.resume = () => {
      delete shop.answers.resume
      shop.socket.live = true
      queueMicrotask(() => shop.hear(shop.socket, { type: 'resume', public: 0 }))
      const entry = shop.say('4')
      return { type: 'entry', conversation: TALK, ...entry }
    }
    await settle()
    expect(seqs()).toEqual(upTo(4))
  })

  it('drops what it has already', async () => {
    openLive()
    await settle()
    const entry = shop.say('once')
    shop.socket.tell({ type: 'entry', conversation: TALK, ...entry })
    await settle()
    expect(seqs()).toEqual([1])
  })

  it('asks for what a jump shows to be missing', async () => {
    openLive()
    await settle()
    shop.say('1')
    shop.loses = oncePer('entry')
    shop.say('lost')
    shop.say('3')
    await settle()
    expect(seqs()).toEqual([1, 2, 3])
    expect(shop.heardOf('fetch')).toMatchObject([{ after: 1 }])
  })

  it('finds a lost tail by the head that the ping carries', async () => {
    openLive()
    await settle()
    shop.loses = (frame) => frame.type === 'entry'
    for (const n of upTo(3)) shop.say(`${n}`)
    await settle()
    expect(seqs()).toEqual([])
    shop.loses = () => false
    shop.ping()
    await settle()
    expect(seqs()).toEqual([1, 2, 3])
    expect(shop.heardOf('pong')).toHaveLength(1)
  })

  it('asks again if the page that fills a gap is lost too', async () => {
    openLive()
    await settle()
    shop.loses = (frame) => frame.type === 'entry' || frame.type === 'page'
    shop.say('1')
    shop.ping()
    await settle()
    shop.loses = () => false
    await wait(6_000)
    shop.ping()
    await settle()
    expect(seqs()).toEqual([1])
  })

  it('pulls a gap longer than a page in pages', async () => {
    openLive()
    await settle()
    shop.loses = (frame) => frame.type === 'entry'
    for (const n of upTo(450)) shop.say(`${n}`)
    shop.loses = () => false
    shop.ping()
    await settle()
    expect(seqs()).toEqual(upTo(450))
  })

  it('starts afresh if the server was restored from an older backup', async () => {
    for (const n of upTo(9)) shop.say(`${n}`)
    openLive()
    await settle()
    shop.socket.cut()
    shop.log.public.length = 2
    shop.say('another 3')
    await wait(3_000)
    expect(texts()).toEqual(['1', '2', 'another 3'])
  })
})

describe('history', () => {
  it('begins with the newest page and loads older ones on request', async () => {
    for (const n of upTo(300)) shop.say(`${n}`)
    openLive()
    await settle()
    const timeline = live.timeline(TALK)!
    expect(seqs()).toEqual(upTo(300).slice(-50))
    while (timeline.hasOlder) {
      expect(timeline.older()).toBe(true)
      await settle()
    }
    expect(seqs()).toEqual(upTo(300))
  })

  it('still offers older lines when it began with cached ones', async () => {
    for (const n of upTo(120)) shop.say(`${n}`)
    openLive()
    live.release(TALK)
    const timeline = live.hold(TALK, shop.log.public.slice(-50))
    await settle()
    expect(timeline.hasOlder).toBe(true)
    timeline.older()
    await settle()
    expect(seqs()).toEqual(upTo(120).slice(-100))
  })

  it('does not keep a line below a skipped stretch that may hold its recall', async () => {
    openLive()
    await settle()
    shop.say('regretted')
    await settle()
    shop.socket.cut()
    shop.write('recall', { seq: 1 })
    for (const n of upTo(250)) shop.say(`${n}`)
    await wait(3_000)
    expect(seqs()).toHaveLength(50)
    expect(texts()).not.toContain('regretted')
    expect(live.timeline(TALK)!.hasOlder).toBe(true)
  })
})

describe('recall', () => {
  it('empties its target, also when it happened while away', async () => {
    openLive()
    await settle()
    shop.say('first')
    shop.say('second')
    await settle()
    shop.write('recall', { seq: 2 })
    await settle()
    expect(texts()).toEqual(['first', 'recalled', 'recall'])
    shop.socket.cut()
    shop.write('recall', { seq: 1 })
    await wait(3_000)
    expect(texts()).toEqual(['recalled', 'recalled', 'recall', 'recall'])
  })

  it('empties a target that arrives after it', async () => {
    openLive()
    await settle()
    const entry = shop.say('late')
    const stale = { type: 'entry', conversation: TALK, ...entry } as const
    shop.loses = () => true
    shop.write('recall', { seq: 1 })
    shop.loses = () => false
    shop.socket.tell(stale)
    shop.socket.tell({ type: 'entry', conversation: TALK, ...shop.log.public[1]! })
    await settle()
    expect(texts()).toEqual(['recalled', 'recall'])
  })
})

describe('two lanes', () => {
  it('shows a whisper behind the line that it follows', async () => {
    openLive('staff')
    await settle()
    shop.say('question')
    shop.say('whisper', 'staff')
    shop.say('answer')
    shop.socket.cut()
    shop.say('whisper while away', 'staff')
    await wait(3_000)
    const shown = live.timeline(TALK)!.entries.map((e) => `${e.lane} ${e.seq}`)
    expect(shown).toEqual(['public 1', 'staff 1', 'public 2', 'staff 2'])
  })
})

describe('sending', () => {
  it('keeps the order and shows each line once', async () => {
    openLive()
    for (const words of ['a', 'b', 'c']) live.submit(text(words))
    expect(live.outbox.of(TALK)).toHaveLength(3)
    await settle()
    expect(texts()).toEqual(['a', 'b', 'c'])
    expect(live.outbox.all).toEqual([])
    expect(store.all()).toEqual([])
  })

  it('shows what was stored also if the server does not send it back', async () => {
    shop.echoes = false
    openLive()
    await settle()
    live.submit(text('1'))
    live.submit({ type: 'send', conversation: TALK, kind: 'product', body: { product: 'p' } })
    live.submit({ type: 'recall', conversation: TALK, seq: 1 })
    await settle()
    expect(texts()).toEqual(['recalled', 'product', 'recall'])
    expect(live.outbox.all).toEqual([])
  })

  it('asks for what others wrote just before', async () => {
    shop.echoes = false
    openLive()
    await settle()
    shop.loses = (frame) => frame.type === 'entry'
    shop.say('theirs')
    live.submit(text('mine'))
    await settle()
    expect(texts()).toEqual(['theirs', 'mine'])
  })

  it('never shows a line both as sent and as stored', async () => {
    const shown: number[] = []
    openLive('customer', () => shown.push(texts().length + live.outbox.of(TALK).length))
    await settle()
    live.submit(text('once'))
    await settle()
    expect(shown.filter((lines) => lines > 1)).toEqual([])
  })

  it('sends again with the same id after a lost ack, and shows it once', async () => {
    openLive()
    await settle()
    shop.loses = (frame) => frame.type === 'ack' || frame.type === 'entry'
    live.submit(text('once'))
    await settle()
    shop.socket.cut()
    shop.loses = () => false
    await wait(3_000)
    expect(texts()).toEqual(['once'])
    expect(live.outbox.all).toEqual([])
  })

  it('takes an own entry that comes back for an ack', async () => {
    openLive()
    await settle()
    shop.loses = (frame) => frame.type === 'ack'
    live.submit(text('echo'))
    await settle()
    expect(texts()).toEqual(['echo'])
    expect(live.outbox.all).toEqual([])
  })

  it('keeps an acknowledged card until its entry is there', async () => {
    openLive()
    await settle()
    shop.loses = (frame) => frame.type === 'entry' || frame.type === 'page'
    live.submit({ type: 'send', conversation: TALK, kind: 'product', body: { product: 'p' } })
    await settle()
    expect(live.outbox.of(TALK)).toMatchObject([{ state: 'stored', seq: 1 }])
    shop.loses = () => false
    await wait(6_000)
    shop.ping()
    await settle()
    expect(live.outbox.of(TALK)).toEqual([])
    expect(texts()).toEqual(['product'])
  })

  it('sends again if an answer is overdue on a living connection', async () => {
    openLive()
    await settle()
    shop.loses = (frame) => frame.type === 'ack' || frame.type === 'entry'
    live.submit(text('overdue'))
    await wait(14_000)
    shop.loses = () => false
    shop.ping()
    await wait(2_000)
    expect(shop.heardOf('send').length).toBeLessThanOrEqual(2)
    expect(texts()).toEqual(['overdue'])
  })

  it('outlives the page', async () => {
    openLive()
    await settle()
    shop.socket.cut()
    live.submit(text('before the crash'))
    live.close()
    openLive()
    expect(live.outbox.of(TALK)).toMatchObject([{ state: 'waiting' }])
    await settle()
    expect(texts()).toEqual(['before the crash'])
  })

  it('keeps lines written before the conversation had a name', async () => {
    openLive()
    const early = live.submit({ ...text('early'), conversation: 'new' })
    live.outbox.adopt('new', TALK)
    await settle()
    expect(early.command.conversation).toBe(TALK)
    expect(texts()).toEqual(['early'])
  })

  it('recalls what was sent before the break, after it', async () => {
    openLive()
    live.submit(text('oops'))
    await settle()
    shop.socket.cut()
    live.submit({ type: 'recall', conversation: TALK, seq: 1 })
    await wait(3_000)
    expect(texts()).toEqual(['recalled', 'recall'])
  })
})

describe('refusals', () => {
  const refuse = (code: string, more: object = {}) => {
    shop.answers.send = ({ client_id }) =>
      ({ type: 'error', code, message: 'why', client_id, conversation: TALK, ...more }) as ServerFrame
  }

  it('shows a refused line as failed, lets the next one pass, and retries with the same id', async () => {
    openLive()
    await settle()
    refuse('refused')
    const item = live.submit(text('refused'))
    await settle()
    expect(item).toMatchObject({ state: 'failed', problem: { code: 'refused' } })
    delete shop.answers.send
    live.submit(text('next'))
    await settle()
    live.outbox.retry(item.command.client_id)
    await settle()
    expect(texts()).toEqual(['next', 'refused'])
    const ids = shop.heardOf('send').map((frame) => frame.client_id)
    expect(ids[2]).toBe(ids[0])
  })

  it('keeps a failed line over a reload and forgets a discarded one', async () => {
    openLive()
    await settle()
    refuse('blocked')
    live.submit(text('no'))
    await settle()
    live.close()
    openLive()
    await settle()
    expect(live.outbox.of(TALK)).toMatchObject([{ state: 'failed' }])
    live.outbox.discard(live.outbox.all[0]!.command.client_id)
    expect(store.all()).toEqual([])
  })

  it('asks the person when the guard asks', async () => {
    openLive()
    await settle()
    refuse('needs_confirm', { findings: [{ id: 'privacy.phone', severity: 'confirm', start: 0, end: 11 }] })
    const item = live.submit(text('13800000000'))
    await settle()
    expect(item.state).toBe('confirm')
    delete shop.answers.send
    live.outbox.confirm(item.command.client_id)
    await settle()
    expect(shop.heardOf('send').at(-1)).toMatchObject({ confirm: ['privacy.phone'] })
    expect(texts()).toEqual(['13800000000'])
  })

  it('waits and tries again by itself while nothing can be stored, in order', async () => {
    openLive()
    await settle()
    refuse('storage_unavailable')
    const first = live.submit(text('1'))
    live.submit(text('2'))
    await settle()
    expect(first).toMatchObject({ state: 'waiting', problem: { code: 'storage_unavailable' } })
    delete shop.answers.send
    await wait(2_000)
    expect(texts()).toEqual(['1', '2'])
  })

  it('refuses by itself what no frame can carry', async () => {
    openLive()
    const item = live.submit(text('长'.repeat(30_000)))
    expect(item).toMatchObject({ state: 'failed', problem: { code: 'too_large' } })
  })
})

describe('marks', () => {
  it('tells again after a reconnect how far was read', async () => {
    shop.say('1')
    openLive()
    await settle()
    shop.socket.cut()
    live.timeline(TALK)!.mark({ read: 1, delivered: 1 })
    await wait(3_000)
    expect(shop.marks.customer).toEqual({ read: 1, delivered: 1 })
  })

  it('merges by maximum', async () => {
    openLive()
    await settle()
    shop.socket.tell({ type: 'marks', conversation: TALK, marks: { staff: { delivered: 4, read: 4 } } })
    shop.socket.tell({ type: 'marks', conversation: TALK, marks: { staff: { delivered: 5, read: 2 } } })
    await settle()
    expect(live.timeline(TALK)!.marks.staff).toEqual({ delivered: 5, read: 4 })
  })
})

it('loses nothing and shows nothing twice whatever the network does', async () => {
  let seed = 7
  const random = () => (seed = (seed * 16807) % 2147483647) / 2147483647
  openLive()
  const sent: string[] = []
  for (const n of upTo(400)) {
    const chance = random()
    shop.loses = () => random() < 0.15
    if (chance < 0.4) live.submit(text((sent.push(`me ${n}`), `me ${n}`)))
    else if (chance < 0.7) shop.say(`them ${n}`)
    else if (chance < 0.8) shop.socket.cut()
    else if (chance < 0.9) shop.ping()
    await wait(random() * 3_000)
  }
  shop.loses = () => false
  for (let rounds = 0; rounds < 8; rounds++) {
    shop.socket.cut()
    await wait(31_000)
  }
  shop.ping()
  await settle()
  const mine = texts().filter((words) => words.startsWith('me'))
  expect(mine).toEqual(sent)
  expect(seqs()).toEqual(upTo(shop.log.public.length).slice(-seqs().length))
  expect(live.outbox.all).toEqual([])
})
