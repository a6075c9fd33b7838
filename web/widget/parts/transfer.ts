import type { Hand } from '../src/parts'
import { refusalOf } from './refusals'
import { tell } from './words'

/** What the server made of an uploaded file. */
export interface Stored {
  id: string
  kind: 'image' | 'file'
  name: string
  size: number
  content_type: string
  width?: number
  height?: number
}

interface Watch {
  signal: AbortSignal
  /** Share sent, or undefined while waiting for the network. */
  progress: (share: number | undefined) => void
}

const PAUSE_MS = 2_000
const LONGEST_PAUSE_MS = 30_000

/** Sends a file in chunks and goes on after a break where the server stopped hearing. Rejects when refused for good. */
export async function send(hand: Hand, file: File, watch: Watch): Promise<Stored> {
  const { upload, chunk_bytes } = await untilReached(watch, () => begin(hand, file, watch))
  const path = `/${upload}`
  let offset = 0
  let isSure = true
  const step = async () => {
    // After a break the server may hold more, or less, than we have heard of.
    if (!isSure) offset = (await call(hand, watch, path, { method: 'GET' })).offset
    watch.progress(offset / file.size)
    isSure = false
    const answer = await sendChunk(hand, watch, path, file.slice(offset, offset + chunk_bytes), offset)
    isSure = true
    return answer
  }
  for (;;) {
    const answer = await untilReached(watch, step)
    if (answer.file) return answer.file
    if (answer.offset === offset) throw new Error(tell(hand, 'notTaken'))
    offset = answer.offset
  }
}

async function begin(hand: Hand, { name, size }: File, watch: Watch) {
  const { conversation } = await whoAmI(hand, watch)
  const body = JSON.stringify({ name, size, conversation })
  return call(hand, watch, '', { method: 'POST', body }, 'application/json')
}

/** An empty chunk at the end asks once more for the answer to the last one. */
function sendChunk(hand: Hand, watch: Watch, path: string, body: Blob, offset: number) {
  const headers = { 'Upload-Offset': `${offset}` }
  return call(hand, watch, path, { method: 'PATCH', headers, body }, 'application/octet-stream')
}

async function call(hand: Hand, { signal }: Watch, path: string, init: RequestInit, type?: string) {
  const headers: Record<string, string> = {
    ...(init.headers as object),
    Authorization: `Bearer ${hand.talk.device}`,
  }
  if (type) headers['Content-Type'] = type
  const url = hand.absolute(`/api/shops/${hand.talk.shop?.id}/uploads${path}`)
  const response = await fetch(url, { ...init, headers, signal, credentials: 'omit' })
  if (response.ok) return response.json()
  const problem = await response.json().catch(() => ({}))
  throw new Refused(
    response.status,
    problem.code,
    refusalOf(problem.code, hand.locale) ?? tell(hand, 'notTaken'),
  )
}

export class Refused extends Error {
  constructor(
    readonly status: number,
    readonly code: string | undefined,
    message: string,
  ) {
    super(message)
  }
  /** What the file is will not change by sending it again. */
  get isFinal() {
    return [413, 422].includes(this.status) && this.code !== 'pieces_do_not_fit'
  }
  /** A chunk at a wrong offset, a busy or a failing server: ask again where it stands. */
  get isPassing() {
    if (this.code === 'upload_quota') return false
    return this.status >= 500 || [408, 409, 429].includes(this.status)
  }
}

async function untilReached<T>(watch: Watch, act: () => Promise<T>): Promise<T> {
  for (let pause = PAUSE_MS; ; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
    try {
      return await act()
    } catch (error) {
      if (watch.signal.aborted || (error instanceof Refused && !error.isPassing)) throw error
      if (!(error instanceof Refused)) watch.progress(undefined)
      await rest(pause)
    }
  }
}

function rest(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms)
    addEventListener('online', () => resolve(), { once: true })
  })
}

/** The first visit may still be on its way when the first file is chosen. */
async function whoAmI({ talk }: Hand, { signal }: Watch) {
  while (!talk.timeline) {
    if (signal.aborted) throw new Error('aborted')
    await rest(300)
  }
  return talk
}
