import type { Entry, LaneName, Page } from './frames'

/**
 * One lane of a conversation: an unbroken run of entries from `first` to `head`. What arrives above a gap waits until
 * the gap is filled; what lies below `first` is fetched when someone scrolls there.
 */
export class Lane {
  readonly __v_skip = true
  entries: Entry[] = []
  /** The highest number heard of, held or not. */
  known = 0
  /** Nothing older is left on the server. */
  complete = false
  #above = new Map<number, Entry>()
  #recalled = new Set<number>()

  constructor(readonly name: LaneName) {}

  get first(): number {
    return this.entries[0]?.seq ?? 0
  }
  get head(): number {
    return this.entries.at(-1)?.seq ?? 0
  }
  get hasOlder(): boolean {
    return this.first > 1 && !this.complete
  }
  get isBehind(): boolean {
    return this.known > this.head
  }

  at(seq: number): Entry | undefined {
    return this.entries[seq - this.first]
  }

  hint(head: number) {
    this.known = Math.max(this.known, head)
  }

  reset() {
    this.entries = []
    this.known = 0
    this.complete = false
    this.#above.clear()
    this.#recalled.clear()
  }

  /** A live entry. True if what is shown has changed. */
  add(entry: Entry): boolean {
    this.hint(entry.seq)
    if (entry.seq <= this.head) return this.#again(entry)
    if (entry.seq > this.head + 1) {
      this.#above.set(entry.seq, entry)
      return false
    }
    this.#append(entry)
    this.#drain()
    return true
  }

  /** A page of history or of catching up, wherever it belongs. */
  take(page: Page): void {
    const entries = page.entries.map((entry) => ({ ...entry, lane: this.name })) as Entry[]
    const from = entries[0]?.seq ?? 0
    // A recall of something held may hide in the skipped part: what lies below it is fetched afresh.
    if (page.skipped && page.skipped.to > this.head) this.entries = []
    if (this.entries.length) this.#prepend(entries.filter((entry) => entry.seq < this.first))
    for (const entry of entries)
      if (this.entries.length) this.add(entry)
      else this.#begin(entry)
    this.#drain()
    if (from && !page.more && from <= this.first) this.complete = true
  }

  #begin(entry: Entry) {
    this.hint(entry.seq)
    this.complete = false
    this.#append(entry)
  }

  #prepend(older: Entry[]) {
    if (older.at(-1)?.seq !== this.first - 1) return
    this.entries = [...older.map((entry) => this.#asRecalled(entry)), ...this.entries]
    for (const entry of older) this.#obey(entry)
  }

  #append(entry: Entry) {
    this.entries.push(this.#asRecalled(entry))
    this.#obey(entry)
  }

  #drain() {
    for (let next; (next = this.#above.get(this.head + 1));) this.#append(next)
    for (const seq of this.#above.keys()) if (seq <= this.head) this.#above.delete(seq)
  }

  #again(entry: Entry): boolean {
    if (entry.kind !== 'recalled' || !this.at(entry.seq) || this.at(entry.seq)?.kind === 'recalled')
      return false
    this.#erase(entry.seq)
    return true
  }

  #obey(entry: Entry) {
    if (entry.kind === 'recall') this.#erase(entry.body.seq)
  }

  #erase(seq: number) {
    this.#recalled.add(seq)
    const held = this.at(seq)
    if (held) this.entries[seq - this.first] = this.#asRecalled(held)
  }

  #asRecalled(entry: Entry): Entry {
    return this.#recalled.has(entry.seq) ? { ...entry, kind: 'recalled', body: {} } : entry
  }
}

/** Both lanes as one new list: a staff entry stands behind the public entry that it follows. */
export function interleave(open: Lane, staff?: Lane): Entry[] {
  if (!staff?.entries.length) return [...open.entries]
  const merged: Entry[] = []
  const whispers = staff.entries.filter((e) => !open.hasOlder || (e.follows ?? 0) >= open.first)
  let next = 0
  for (const entry of open.entries) {
    while (next < whispers.length && (whispers[next]!.follows ?? 0) < entry.seq)
      merged.push(whispers[next++]!)
    merged.push(entry)
  }
  return merged.concat(whispers.slice(next))
}
