import type { Entry, Marks, Welcome } from '@kit/live'

/** What the device keeps between pages, by shop. All of it may be missing: storage can be forbidden or full. */
export interface Kept {
  device: string
  draft: string
  open: boolean
  talk: { conversation: string; entries: Entry[]; marks: Marks; limits?: Welcome['limits'] }
  shop: { id: string; name: string }
}

export class Memory {
  constructor(readonly prefix: string) {}

  get<K extends keyof Kept>(key: K): Kept[K] | undefined {
    try {
      return JSON.parse(localStorage.getItem(this.prefix + key) ?? 'null') ?? undefined
    } catch {
      return undefined
    }
  }

  set<K extends keyof Kept>(key: K, value: Kept[K] | undefined) {
    try {
      if (value === undefined) localStorage.removeItem(this.prefix + key)
      else localStorage.setItem(this.prefix + key, JSON.stringify(value))
    } catch {
      // A full or forbidden storage costs the memory of this page, not the chat.
    }
  }
}
