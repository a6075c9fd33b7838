import { shallowRef } from 'vue'
import type { GridPage, GridRow } from './api'

export const PAGE = 100
/** Far-scrolled pages are asked for once the scrolling rests. */
const REST_MS = 80
/** Pages that are remembered: some hundred screens. */
const MOST_PAGES = 80

export type Fetch = (offset: number, limit: number, signal: AbortSignal) => Promise<GridPage>

/** Rows of a long list, of which only some pages are here. Plain maps: `version` says that something became different. */
export function makePages(fetch: () => Fetch, taken: (rows: GridRow[]) => void) {
  const version = shallowRef(0)
  const total = shallowRef<number>()
  const error = shallowRef<unknown>()
  /** Another filter asks: what was here stays until its first rows come. */
  const isAnew = shallowRef(false)
  const pages = new Map<number, GridRow[]>()
  const stale = new Set<number>()
  const asked = new Map<number, { abort: AbortController; answer: Promise<void> }>()
  const failed = new Map<number, unknown>()
  /** Pages that a paste waits for: scrolling away does not abort them. */
  const held = new Set<number>()
  let timer: ReturnType<typeof setTimeout> | undefined
  let wanted: readonly [number, number] = [0, 0]

  const at = (row: number): GridRow | undefined => pages.get(Math.floor(row / PAGE))?.[row % PAGE]
  const needs = (page: number) => (!pages.has(page) || stale.has(page)) && !asked.has(page)
  const span = (from: number, to: number) => {
    const first = Math.floor(Math.max(0, from) / PAGE)
    const last = Math.floor(Math.max(0, Math.min(to, (total.value ?? 1) - 1)) / PAGE)
    return Array.from({ length: Math.max(0, last - first + 1) }, (_, n) => first + n)
  }

  /** Rows that are on the screen or near: those that are not here are asked for, what is far away no longer is. */
  function want(from: number, to: number) {
    if (wanted[0] === from && wanted[1] === to) return
    wanted = [from, to]
    clearTimeout(timer)
    if (isAnew.value) return
    const missing = span(from, to).some((page) => needs(page) && !failed.has(page))
    if (missing || asked.size) timer = setTimeout(askWanted, REST_MS)
  }
  function askWanted() {
    const near = new Set(span(...wanted))
    for (const page of asked.keys()) if (!near.has(page) && !held.has(page)) drop(page)
    for (const page of near) if (needs(page) && !failed.has(page)) void ask(page)
  }
  function drop(page: number) {
    asked.get(page)?.abort.abort()
    asked.delete(page)
  }
  function ask(page: number): Promise<void> {
    const abort = new AbortController()
    const answer = fetch()(page * PAGE, PAGE, abort.signal)
      .then((told) => !abort.signal.aborted && take(page, told))
      .catch((reason: unknown) => abort.signal.aborted || refused(page, reason))
      .then(() => {
        if (asked.get(page)?.abort === abort) asked.delete(page)
      })
    asked.set(page, { abort, answer })
    return answer
  }
  function take(page: number, told: GridPage) {
    const wasAnew = isAnew.value
    if (isAnew.value) forgetAll()
    pages.delete(page)
    pages.set(page, told.goods)
    stale.delete(page)
    failed.delete(page)
    error.value = firstFailure()
    if (typeof told.total === 'number') total.value = told.total
    taken(told.goods)
    forget()
    version.value++
    if (wasAnew) askWanted()
  }
  function forgetAll() {
    isAnew.value = false
    pages.clear()
    stale.clear()
    total.value = undefined
  }
  /** The pages longest here, but none of those on the screen. */
  function forget() {
    const near = new Set(span(...wanted))
    for (const page of pages.keys()) {
      if (pages.size <= MOST_PAGES) return
      if (!near.has(page) && !held.has(page)) pages.delete(page)
    }
  }
  function refused(page: number, reason: unknown) {
    if (isAnew.value) forgetAll()
    failed.set(page, reason)
    error.value = firstFailure()
    version.value++
  }
  const firstFailure = () => failed.values().next().value
  /** Asks again for what is on the screen and did not come. */
  function retry() {
    if (isAnew.value) return
    failed.clear()
    error.value = undefined
    version.value++
    askWanted()
  }

  /** These rows, once all of them are here. Throws what the server said where one is not. */
  async function ensure(from: number, to: number): Promise<void> {
    const near = span(from, to)
    for (const page of near) held.add(page)
    try {
      for (let n = 0; n < near.length; n += 4) await Promise.all(near.slice(n, n + 4).map(arrived))
    } finally {
      for (const page of near) held.delete(page)
    }
  }
  async function arrived(page: number): Promise<void> {
    if (pages.has(page) && !stale.has(page)) return
    await (asked.get(page)?.answer ?? ask(page))
    if (!pages.has(page)) throw failed.get(page)
  }

  /** All anew, as another filter asks. */
  function reset() {
    clearTimeout(timer)
    for (const page of asked.keys()) drop(page)
    failed.clear()
    error.value = undefined
    isAnew.value = true
    void ask(0)
  }
  /** Something changed: what is shown stays until the same pages were asked for again. */
  function refresh() {
    if (isAnew.value) return
    for (const page of pages.keys()) stale.add(page)
    for (const page of asked.keys()) drop(page)
    failed.clear()
    // The first page says how many there are.
    for (const page of new Set([0, ...span(...wanted)])) void ask(page)
  }
  function loaded(): GridRow[] {
    return [...pages.keys()].toSorted((one, other) => one - other).flatMap((page) => pages.get(page)!)
  }
  function stop() {
    clearTimeout(timer)
    for (const page of asked.keys()) drop(page)
  }
  return { version, total, error, isAnew, at, want, ensure, reset, refresh, retry, loaded, stop }
}
export type Pages = ReturnType<typeof makePages>
