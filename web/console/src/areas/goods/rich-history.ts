const MOST = 200
/** What is typed without such a pause is one step. */
const PAUSE_MS = 800

/** What stood there before, step by step. */
export function makeHistory(first: string) {
  let steps = [first]
  let at = 0
  let typedAt = -Infinity
  const step = (to: number) => {
    const html = steps[to]
    if (html !== undefined) at = to
    typedAt = -Infinity
    return html
  }
  return {
    /** What stands there now; what was typed together becomes one step. */
    note(html: string, now: number, isTyped: boolean) {
      if (html === steps[at]) return
      const isJoined = isTyped && at > 0 && now - typedAt < PAUSE_MS
      steps = [...steps.slice(0, isJoined ? at : at + 1), html].slice(-MOST)
      at = steps.length - 1
      typedAt = isTyped ? now : -Infinity
    },
    /** The step before, or nothing. */
    back: () => step(at - 1),
    forth: () => step(at + 1),
  }
}
