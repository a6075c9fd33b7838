import { NotThere, Refused } from './api'
import { asKnown, inShop, send } from './mine'

/** What the server made of a picture. */
export interface Stored {
  id: string
  kind: 'image' | 'file'
}
interface Watch {
  /** The share of it that the server has. */
  progress: (share: number) => void
  /** Nobody waits for it any more. */
  isDropped: () => boolean
}

const TRIES = 4
const PAUSE_MS = 1_500
/** A piece may take its time over a bad line. */
const PIECE_MS = 60_000

/** The customer's conversation, to which what they upload belongs; whoever has none yet gets one. */
export async function conversationOf(slug: string): Promise<string> {
  const url = `/api/store/${encodeURIComponent(slug)}/visits`
  const { conversation } = await asKnown<{ conversation: string }>(url, ({ token }) =>
    send(url, { method: 'POST', body: JSON.stringify({ device: token }) }),
  )
  return conversation
}

/** Sends a file in pieces, and goes on after a break where the server stopped hearing. */
export async function upload(conversation: string, file: File, watch: Watch): Promise<Stored | undefined> {
  const body = JSON.stringify({ name: file.name, size: file.size, conversation })
  const begun = await tried(() =>
    inShop<{ upload: string; chunk_bytes: number }>('uploads', { method: 'POST', body }),
  )
  const path = `uploads/${begun.upload}`
  let offset = 0
  while (!watch.isDropped()) {
    watch.progress(offset / file.size)
    const answer = await sendPiece(path, file, offset, begun.chunk_bytes)
    if (answer.file) return answer.file
    if (answer.offset === offset) throw new Refused(422, 'pieces_do_not_fit')
    offset = answer.offset
  }
  return undefined
}

/** After a break the server may hold more, or less, than we have heard of. */
function sendPiece(path: string, file: File, heard: number, bytes: number) {
  let offset = heard
  let isSure = true
  return tried(async () => {
    if (!isSure) offset = (await inShop<{ offset: number }>(path, {})).offset
    isSure = false
    return inShop<{ offset: number; file?: Stored }>(path, {
      method: 'PATCH',
      headers: { 'Upload-Offset': `${offset}`, 'Content-Type': 'application/octet-stream' },
      body: file.slice(offset, offset + bytes),
      deadlineMs: PIECE_MS,
    })
  })
}

/** A few times, as long as the next time may go better. */
async function tried<T>(act: () => Promise<T>): Promise<T> {
  for (let turn = 1; ; turn++) {
    try {
      return await act()
    } catch (error) {
      if (turn === TRIES || !mayPass(error)) throw error
      await new Promise((rested) => setTimeout(rested, turn * PAUSE_MS))
    }
  }
}

function mayPass(error: unknown): boolean {
  if (error instanceof NotThere || !(error instanceof Refused)) return false
  if (error.code === 'upload_quota' || error.code === 'customer_blocked') return false
  return error.status === 0 || error.status >= 500 || [408, 409, 429].includes(error.status)
}
