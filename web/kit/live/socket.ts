import type { ClientFrame, Hello, Refusal, ServerFrame } from './frames'

/**
 * `online` begins with `welcome`. `waiting` means that the next try is scheduled. `refused` (signed out, unknown
 * token) and `closed` try nothing more until `reconnect()`.
 */
export type ConnectionState = 'connecting' | 'online' | 'waiting' | 'refused' | 'closed'

export interface ConnectOptions {
  url: string
  /** Asked before each try, so that a renewed token is used. */
  hello: () => Hello
  onFrame: (frame: ServerFrame) => void
  onState?: (state: ConnectionState, why?: Refusal) => void
  /** Asked on `online` or a return to the page, if the socket looks alive: send something that is answered. */
  probe?: () => void
  /** Starts `closed`, until `reconnect()`. */
  idle?: boolean
  open?: (url: string) => WebSocket
  random?: () => number
}

export interface Connection {
  readonly state: ConnectionState
  /** False if the frame was not sent because the connection is not `online`. */
  send(frame: ClientFrame): boolean
  reconnect(): void
  close(): void
}

const SPREAD_MS = 3_000
const LONGEST_MS = 30_000
const HANDSHAKE_MS = 10_000
const SILENCE_MS = 30_000
const PROBE_MS = 5_000
const SIGNED_OUT = 4001
const REFUSED = 4002
const TOO_MUCH = 4009

export function connect(options: ConnectOptions): Connection {
  const { random = Math.random, open = (url) => new WebSocket(url) } = options
  let socket: WebSocket | undefined
  let state: ConnectionState = options.idle ? 'closed' : 'connecting'
  let tries = 0
  let heardAt = 0
  let refusal: Refusal | undefined
  let retryTimer: ReturnType<typeof setTimeout> | undefined
  let deadline: ReturnType<typeof setTimeout> | undefined

  function become(next: ConnectionState) {
    state = next
    options.onState?.(next, refusal)
  }

  function expectWithin(ms: number) {
    clearTimeout(deadline)
    deadline = setTimeout(() => lost(), ms)
  }

  function start() {
    letGo()
    refusal = undefined
    become('connecting')
    const mine = (socket = open(options.url))
    expectWithin(HANDSHAKE_MS)
    mine.onopen = () => write({ type: 'hello', v: 1, ...options.hello() })
    mine.onmessage = (event) => mine === socket && hear(event.data)
    mine.onclose = (event) => mine === socket && lost(event.code)
  }

  function write(frame: ClientFrame) {
    socket?.send(JSON.stringify(frame))
  }

  function hear(data: unknown) {
    heardAt = Date.now()
    expectWithin(state === 'online' ? SILENCE_MS : HANDSHAKE_MS)
    const frame = parse(data)
    if (!frame) return
    if (frame.type === 'ping') write({ type: 'pong', at: frame.at })
    if (frame.type === 'error' && state === 'connecting') refusal = frame
    if (frame.type === 'welcome') welcomed()
    options.onFrame(frame)
  }

  function welcomed() {
    tries = 0
    expectWithin(SILENCE_MS)
    become('online')
  }

  function lost(code = 1006) {
    letGo()
    if (code === SIGNED_OUT || (code === REFUSED && refusal)) return become('refused')
    const most = Math.min(LONGEST_MS, SPREAD_MS * 2 ** tries++)
    const wait = code === TOO_MUCH ? LONGEST_MS : random() * most
    retryTimer = setTimeout(start, wait)
    become('waiting')
  }

  function letGo() {
    clearTimeout(retryTimer)
    clearTimeout(deadline)
    const old = socket
    socket = undefined
    if (!old) return
    old.onopen = old.onmessage = old.onclose = null
    old.close()
  }

  /** A laptop that woke up may hold a socket that is dead without knowing it. */
  function wake(event: Event) {
    if (document.visibilityState === 'hidden') return
    if (state === 'waiting') return start()
    if (state !== 'online') return
    const quiet = Date.now() - heardAt
    if (quiet > SILENCE_MS) return start()
    if (!options.probe || (event.type !== 'online' && quiet < SILENCE_MS / 2)) return
    options.probe()
    expectWithin(PROBE_MS)
  }

  addEventListener('online', wake)
  document.addEventListener('visibilitychange', wake)
  if (!options.idle) start()

  return {
    get state() {
      return state
    },
    send(frame) {
      if (state !== 'online' || socket?.readyState !== 1) return false
      write(frame)
      return true
    },
    reconnect: start,
    close() {
      removeEventListener('online', wake)
      document.removeEventListener('visibilitychange', wake)
      letGo()
      become('closed')
    },
  }
}

function parse(data: unknown): ServerFrame | undefined {
  try {
    return JSON.parse(String(data))
  } catch {
    return undefined
  }
}
