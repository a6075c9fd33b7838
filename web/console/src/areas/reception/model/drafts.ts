import type { Attached } from '../composer/attached'

/** What was typed but not sent, per conversation; it outlives a reload and a crash. */
export interface Draft {
  text: string
  whisper: boolean
  quote?: { seq: number; name: string; text: string }
  /** Pictures and cards of phrases, and which phrases they were. */
  attached?: Attached[]
  used?: string[]
  at: number
}

const KEPT = 200

export class Drafts {
  private unsaved = new Map<string, Draft>()
  private timer: ReturnType<typeof setTimeout> | undefined

  constructor(
    private prefix: string,
    private storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'> = localStorage,
    private wait = 250,
  ) {}

  of(conversation: string): Draft | undefined {
    return this.unsaved.get(conversation) ?? parse(this.storage.getItem(this.prefix + conversation))
  }

  /** Written within the wait, or at once by `flush` when the page goes away. */
  set(conversation: string, draft: Draft) {
    this.unsaved.set(conversation, draft)
    this.timer ??= setTimeout(() => this.flush(), this.wait)
  }

  flush() {
    clearTimeout(this.timer)
    this.timer = undefined
    for (const [conversation, draft] of this.unsaved) this.write(conversation, draft)
  }

  /** Conversations with something typed. */
  all(): string[] {
    const keys = Array.from({ length: this.storage.length }, (_, at) => this.storage.key(at) ?? '')
    return keys.filter((key) => key.startsWith(this.prefix)).map((key) => key.slice(this.prefix.length))
  }

  private write(conversation: string, draft: Draft) {
    const key = this.prefix + conversation
    try {
      if (draft.text || draft.quote || draft.attached?.length)
        this.storage.setItem(key, JSON.stringify(draft))
      else this.storage.removeItem(key)
      this.unsaved.delete(conversation)
    } catch {
      // Full: it stays in memory; dropping the oldest makes room for the next try.
      this.dropOldest()
    }
  }

  private dropOldest() {
    const aged = this.all().map((id) => ({ id, at: parse(this.storage.getItem(this.prefix + id))?.at ?? 0 }))
    aged.sort((a, b) => b.at - a.at)
    for (const { id } of aged.slice(Math.min(KEPT, aged.length >> 1)))
      this.storage.removeItem(this.prefix + id)
  }
}

function parse(text: string | null): Draft | undefined {
  try {
    const draft = JSON.parse(text ?? '')
    return typeof draft?.text === 'string' ? draft : undefined
  } catch {
    return undefined
  }
}
