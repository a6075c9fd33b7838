import { Problem, problemOf } from './problem'

export type Query = Record<string, string | number | undefined>
interface Options {
  query?: Query | undefined
  body?: unknown
  signal?: AbortSignal | undefined
  /** Goes on when the page is left. */
  keepalive?: boolean
}

let signedOut: () => void = () => undefined
/** Told when the server no longer knows our sign-in. */
export const onSignedOut = (listener: () => void) => (signedOut = listener)

async function ask(path: string, init: RequestInit, onHead?: FileOptions['onHead']): Promise<Response> {
  const answer = await fetch(path, { credentials: 'same-origin', ...init }).catch((error: unknown) => {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    throw new Problem(0, 'offline', 'offline')
  })
  onHead?.(answer.headers)
  if (answer.ok) return answer
  const problem = await problemOf(answer)
  if (answer.status === 401 && !path.startsWith('/api/sign-in')) signedOut()
  throw problem
}

async function call<T>(
  method: string,
  path: string,
  { query, body, signal, keepalive }: Options = {},
): Promise<T> {
  const init: RequestInit = { method, signal: signal ?? null, ...(keepalive && { keepalive }) }
  if (method !== 'GET') init.headers = { 'content-type': 'application/json' }
  if (body !== undefined) init.body = JSON.stringify(body)
  const answer = await ask(path + searchOf(query), init)
  return (answer.status === 204 ? undefined : await answer.json().catch(() => undefined)) as T
}

export const get = <T>(path: string, options?: Options) => call<T>('GET', path, options)
export const post = <T>(path: string, body: unknown = {}, options?: Options) =>
  call<T>('POST', path, { ...options, body })
export const put = <T>(path: string, body: unknown = {}) => call<T>('PUT', path, { body })
export const patch = <T>(path: string, body: unknown = {}, options?: Options) =>
  call<T>('PATCH', path, { ...options, body })
export const remove = <T>(path: string) => call<T>('DELETE', path)

export async function postBytes<T>(path: string, bytes: Blob, query?: Query): Promise<T> {
  const headers = { 'content-type': 'application/octet-stream' }
  const answer = await ask(path + searchOf(query), { method: 'POST', headers, body: bytes })
  return answer.json()
}

interface FileOptions {
  signal?: AbortSignal | undefined
  /** Told while it comes how many bytes are there. */
  onBytes?: (bytes: number) => void
  /** What the answer says beside the file, also where there is none. */
  onHead?: (headers: Headers) => void
}

/** Asks for a file. One that breaks off on the way is none. */
export async function postFile(path: string, body: unknown, options: FileOptions = {}): Promise<Blob> {
  const headers = { 'content-type': 'application/json' }
  const init = { method: 'POST', headers, body: JSON.stringify(body), signal: options.signal ?? null }
  return fileOf(await ask(path, init, options.onHead), options)
}

export const getFile = async (path: string, options: FileOptions = {}): Promise<Blob> =>
  fileOf(await ask(path, { signal: options.signal ?? null }), options)

async function fileOf(answer: Response, { onBytes }: FileOptions): Promise<Blob> {
  // The browser keeps what it has read of a long file where it has room: no script holds it.
  const whole = onBytes && answer.body ? counted(answer, answer.body, onBytes) : answer
  return whole.blob().catch((error: unknown) => {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    throw new Problem(0, 'offline', 'offline')
  })
}

function counted(answer: Response, body: ReadableStream<Uint8Array>, onBytes: (bytes: number) => void) {
  let bytes = 0
  const counter = new TransformStream<Uint8Array, Uint8Array>({
    transform(piece, into) {
      bytes += piece.byteLength
      onBytes(bytes)
      into.enqueue(piece)
    },
  })
  return new Response(body.pipeThrough(counter), { headers: answer.headers })
}

export async function putBytes(path: string, bytes: Blob, signal?: AbortSignal): Promise<void> {
  const headers = { 'content-type': 'application/octet-stream' }
  await ask(path, { method: 'PUT', headers, body: bytes, signal: signal ?? null })
}

export async function patchBytes<T>(
  path: string,
  offset: number,
  bytes: Blob,
  signal?: AbortSignal,
): Promise<T> {
  const headers = { 'upload-offset': String(offset), 'content-type': 'application/octet-stream' }
  const answer = await ask(path, { method: 'PATCH', headers, body: bytes, signal: signal ?? null })
  return answer.json()
}

function searchOf(query: Query = {}): string {
  const pairs = Object.entries(query).filter(([, value]) => value !== undefined && value !== '')
  return pairs.length ? `?${new URLSearchParams(pairs.map(([key, value]) => [key, String(value)]))}` : ''
}
