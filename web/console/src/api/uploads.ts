import { get, patchBytes, post } from './client'
import { Problem } from './problem'
import type { UploadedFile, UploadProgress, UploadStart } from './types'

interface Options {
  shop: string
  conversation: string
  file: File
  onProgress: (share: number) => void
  signal: AbortSignal
}

const TRIES = 6

/** Sends a file in pieces; after a break it asks how far the server got and goes on from there. */
export async function upload({
  shop,
  conversation,
  file,
  onProgress,
  signal,
}: Options): Promise<UploadedFile> {
  const at = `/api/shops/${shop}/uploads`
  const about = { name: file.name, size: file.size, conversation }
  const start = await post<UploadStart>(at, about, { signal })
  let { offset } = start
  for (let failures = 0; ;) {
    try {
      const piece = file.slice(offset, offset + start.chunk_bytes)
      const answer = await patchBytes<UploadProgress>(`${at}/${start.upload}`, offset, piece, signal)
      offset = answer.offset
      failures = 0
      onProgress(file.size ? offset / file.size : 1)
      if (answer.file) return answer.file
    } catch (error) {
      if (!isPassing(error) || ++failures > TRIES) throw error
      await pause(500 * 2 ** failures, signal)
      offset = await resumeAt(`${at}/${start.upload}`, offset, signal)
    }
  }
}

const isPassing = (error: unknown) =>
  error instanceof Problem && (error.isOffline || error.status === 409 || error.status >= 500)

const resumeAt = (path: string, offset: number, signal: AbortSignal) =>
  get<UploadProgress>(path, { signal }).then(
    (answer) => answer.offset,
    (error: unknown) => {
      if (isPassing(error)) return offset
      throw error
    },
  )

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ms)
    signal.addEventListener('abort', () => (clearTimeout(timer), reject(signal.reason)))
  })
}
