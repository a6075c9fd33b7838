import { uuidv7 } from '@kit/live'
import { Problem } from '@console/api/problem'
import type { Change } from './orders'

/** No answer, or one that does not say whether it was done. */
const isUnanswered = (error: unknown) =>
  !(error instanceof Problem) || error.status === 0 || error.status >= 500

/**
 * Sends one change under one key for as long as nobody answered, so that a second click or a broken line never does it
 * twice: not even where the order moved on meanwhile, since it may have moved by this very change. What asks for something
 * else is another attempt: the server refuses a known key with other content.
 */
export function makeAttempts() {
  let open: (Change & { asked: string }) | undefined

  return async function attempt<Body extends object, T>(
    body: Body,
    rev: number,
    send: (change: Body & Change) => Promise<T>,
  ): Promise<T> {
    const asked = JSON.stringify(body)
    if (open?.asked !== asked) open = { key: uuidv7(), rev, asked }
    try {
      const told = await send({ ...body, key: open.key, rev: open.rev })
      open = undefined
      return told
    } catch (error) {
      if (!isUnanswered(error)) open = undefined
      throw error
    }
  }
}
