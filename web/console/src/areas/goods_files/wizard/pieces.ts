import { Problem } from '@console/api/problem'

const TRIES = 6

/** How what was chosen is taken apart. */
export interface Cut {
  count: number
  pieceOf: (n: number) => Blob
}
export interface Pieces extends Cut {
  /** Numbers of those the server lacks. */
  missing: number[]
  put: (n: number, bytes: Blob, signal: AbortSignal) => Promise<unknown>
  /** How much of the file is there, from 0 to 1. */
  onProgress: (share: number) => void
  signal: AbortSignal
  pause?: (ms: number, signal: AbortSignal) => Promise<void>
}

/** One file in pieces of a size, the last of which may be shorter. */
export const cutOf = (file: Blob, pieceBytes: number): Cut => ({
  count: Math.max(1, Math.ceil(file.size / pieceBytes)),
  pieceOf: (n) => file.slice(n * pieceBytes, (n + 1) * pieceBytes),
})
/** Some files, each in one piece. */
export const wholes = (files: Blob[]): Cut => ({ count: files.length, pieceOf: (n) => files[n]! })

export const shareOf = ({ count }: Pick<Cut, 'count'>, missing: number): number =>
  (count - Math.min(missing, count)) / count

/** Sends what is missing, one piece after the other; a break is waited out, each piece a few times. */
export async function sendPieces({ count, pieceOf, missing, put, onProgress, signal, pause = wait }: Pieces) {
  let left = missing.length
  onProgress(shareOf({ count }, left))
  for (const n of missing) {
    const bytes = pieceOf(n)
    for (let failures = 0; ;) {
      try {
        signal.throwIfAborted()
        await put(n, bytes, signal)
        break
      } catch (error) {
        if (!isPassing(error) || ++failures > TRIES) throw error
        await pause(500 * 2 ** failures, signal)
      }
    }
    onProgress(shareOf({ count }, --left))
  }
}

/** Another try may go better: no network, a server that is busy or being replaced. */
export const isPassing = (error: unknown) =>
  error instanceof Problem && (error.isOffline || error.status === 429 || error.status >= 500)

function wait(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ms)
    signal.addEventListener('abort', () => (clearTimeout(timer), reject(signal.reason)), { once: true })
  })
}

const KEY = 'yingke.import.'
const printOf = (files: File[]) =>
  files.map(({ name, size, lastModified }) => `${name}/${size}/${lastModified}`).join('//')

/** What an import says of its files: the first stands for all. */
export const toldOf = ([file]: File[]) => ({ name: file?.name ?? '', bytes: file?.size ?? 0 })
const isOf = (file: File, { name, bytes }: { name: string; bytes: number }) =>
  file.name === name && file.size === bytes
/** The file that an import began with goes first, however they were chosen. */
export const inOrder = (files: File[], told: { name: string; bytes: number }) =>
  files.toSorted((a, b) => Number(isOf(b, told)) - Number(isOf(a, told)))

/** Which file an import is of. Not its content: the same name and size are one only if it was not written since. */
export const remember = (id: string, files: File[]) => localStorage.setItem(KEY + id, printOf(files))
export const forget = (id: string) => localStorage.removeItem(KEY + id)

export type Match = 'same' | 'changed' | 'other'
/** What was chosen again: whether the pieces that are there may stay. */
export function matchOf(id: string, files: File[], told: { name: string; bytes: number }): Match {
  if (!files[0] || !isOf(files[0], told)) return 'other'
  return localStorage.getItem(KEY + id) === printOf(files) ? 'same' : 'changed'
}
