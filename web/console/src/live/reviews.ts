import type { ClientFrame, Finding } from '@kit/live'
import { uuidv7 } from '@kit/live'

/** Asks the guard about a text while it is typed; only the answer to the last question counts. */
export function makeReviews(say: (frame: ClientFrame) => boolean) {
  const waiting = new Map<string, (findings: Finding[]) => void>()
  return {
    ask(conversation: string, text: string, answer: (findings: Finding[]) => void) {
      waiting.clear()
      const ref = uuidv7()
      waiting.set(ref, answer)
      say({ type: 'review', ref, conversation, text })
    },
    heard({ ref, findings }: { ref: string; findings: Finding[] }) {
      waiting.get(ref)?.(findings)
      waiting.delete(ref)
    },
  }
}
