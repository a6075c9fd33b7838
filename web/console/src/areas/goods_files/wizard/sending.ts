import { shallowReactive } from 'vue'
import { Problem } from '@console/api/problem'
import { forget, remember, sendPieces, shareOf, type Cut } from './pieces'

/** Files on their way. They go on while their page is left for another. */
export interface Sending {
  files: File[]
  /** From 0 to 1. */
  share: number
  isBusy: boolean
  /** Why it came to a halt; what is there stays there. */
  problem: Problem | undefined
}

const sendings = shallowReactive(new Map<string, Sending>())
const stops = new Map<string, AbortController>()

export const sendingOf = (id: string | undefined): Sending | undefined => (id ? sendings.get(id) : undefined)

/** Closing the tab would break it off. */
const keepTab = (event: BeforeUnloadEvent) => event.preventDefault()
function watchTab() {
  const isBusy = [...sendings.values()].some((each) => each.isBusy)
  if (isBusy) addEventListener('beforeunload', keepTab)
  else removeEventListener('beforeunload', keepTab)
}

type Put = (n: number, bytes: Blob, signal: AbortSignal) => Promise<unknown>

/** What is sent for an import, and what the server lacks of it. */
interface ToSend {
  id: string
  files: File[]
  cut: Cut
  missing: number[]
}

/** Sends what is missing. True: all of it is there. What went wrong stands in the sending. */
export async function send({ id, files, cut, missing }: ToSend, put: Put): Promise<boolean> {
  if (sendings.get(id)?.isBusy) return false
  const share = shareOf(cut, missing.length)
  const sending = shallowReactive<Sending>({ files, share, isBusy: true, problem: undefined })
  const stop = new AbortController()
  sendings.set(id, sending)
  stops.set(id, stop)
  remember(id, files)
  watchTab()
  try {
    await sendPieces({
      ...cut,
      missing,
      put,
      onProgress: (now) => (sending.share = now),
      signal: stop.signal,
    })
    sendings.delete(id)
    forget(id)
    return true
  } catch (error) {
    // A file that was changed or taken away meanwhile can no longer be read.
    if (!stop.signal.aborted)
      sending.problem = error instanceof Problem ? error : new Problem(0, 'file_gone', 'file_gone')
    return false
  } finally {
    sending.isBusy = false
    stops.delete(id)
    watchTab()
  }
}

export const pause = (id: string) => stops.get(id)?.abort()
/** Of an import that is given up. */
export function giveUp(id: string) {
  pause(id)
  sendings.delete(id)
  forget(id)
}
