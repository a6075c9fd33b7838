import type { Finding } from '@kit/live'

/** An answer of the server that says no (RFC 9457), or a network that gave none (`status` 0). */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    title: string,
    /** Which field of what was sent is wrong. */
    readonly field?: string,
    /** What the guard thinks of the words, where it stopped them. */
    readonly findings?: Finding[],
  ) {
    super(title)
  }

  get isOffline() {
    return this.status === 0
  }
  get isForbidden() {
    return this.status === 403
  }
}

export async function problemOf(answer: Response): Promise<Problem> {
  const told = await answer.json().catch(() => ({}))
  return new Problem(
    answer.status,
    told.code ?? `http_${answer.status}`,
    told.title ?? answer.statusText,
    told.field,
    told.findings,
  )
}
