import type { Phrase } from '@console/api/types'

/** How characters sound and which are compared as others, as the server tells them. */
export interface Sounds {
  readings: Record<string, string>
  folds: string
}
interface Held {
  phrase: Phrase
  code: string
  title: string
  /** Title and body, with a line end between that nothing reads across. */
  text: string
  /** Where its letters begin in `letters`. */
  from: number
}

const A = 'a'.charCodeAt(0)
const DIGIT = 1 << 26
const MOST_TYPED = 20

/**
 * Finds phrases while somebody types: by code, then title, then text, each also by pinyin and initials; among as good ones the most
 * used first. It is built once and asked without the server: 20,000 phrases in a few milliseconds (`phrase-index.bench.ts`).
 */
export class PhraseIndex {
  private held: Held[] = []
  /** Which letters each character may begin with: a bit each. Most places are passed over by this alone. */
  private letters = new Uint32Array(1 << 12)
  private used = 0
  private syllables = new Map<string, string[]>()
  private plain = new Map<string, string>()

  constructor({ readings, folds }: Sounds) {
    for (const [character, read] of Object.entries(readings)) this.syllables.set(character, read.split(' '))
    const pairs = Array.from(folds)
    for (let at = 0; at + 1 < pairs.length; at += 2) this.plain.set(pairs[at]!, pairs[at + 1]!)
  }

  add(phrase: Phrase) {
    const title = this.normal(phrase.title)
    const text = `${title}\n${this.normal(phrase.body)}`
    this.held.push({ phrase, code: this.normal(phrase.code), title, text, from: this.used })
    this.reserve(text.length)
    for (const character of text) {
      this.letters[this.used] = this.lettersOf(character)
      this.used += character.length
    }
  }

  find(query: string, most = 8): Phrase[] {
    const wanted = this.normal(query)
    const typed = /[a-z]/.test(wanted) ? wanted.replace(/[\s']/g, '').slice(0, MOST_TYPED) : ''
    const best: { phrase: Phrase; rank: number }[] = []
    for (const held of this.held) {
      const rank = this.rank(held, wanted, typed)
      if (rank === Infinity) continue
      const last = best[most - 1]
      const found = { phrase: held.phrase, rank }
      if (last && compare(found, last) >= 0) continue
      const at = best.findIndex((other) => compare(found, other) < 0)
      best.splice(at < 0 ? best.length : at, 0, found)
      best.length = Math.min(best.length, most)
    }
    return best.map(({ phrase }) => phrase)
  }

  /** The form in which texts are compared: as `normalise` of the server's crate. */
  normal(text: string): string {
    const small = text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim()
    if (!/[\u0100-\uffff]/.test(small)) return small
    let plain = ''
    for (const character of small) plain += this.plain.get(character) ?? character
    return plain
  }

  private rank({ code, title, text, from }: Held, wanted: string, typed: string): number {
    if (!wanted || code === wanted) return 0
    if (code.startsWith(wanted)) return 1
    if (title.startsWith(wanted)) return 2
    if (title.includes(wanted) || code.includes(wanted)) return 3
    if (typed) {
      if (this.reads(text, 0, title.length, typed, 0)) return 4
      if (this.sounds(text, from, 1, title.length, typed)) return 5
    }
    if (text.includes(wanted)) return 6
    return typed.length > 1 && this.sounds(text, from, title.length + 1, text.length, typed) ? 7 : Infinity
  }

  private sounds(text: string, from: number, first: number, end: number, typed: string): boolean {
    const { letters } = this
    const one = bit(typed.charCodeAt(0))
    const two = typed.length > 1 ? bit(typed.charCodeAt(1)) : 0
    for (let at = first; at < end; at++) {
      if (!(letters[from + at]! & one)) continue
      // The second letter goes on with this character, or begins the next.
      const isNext = !two || at + 1 >= end || Boolean(letters[from + at + 1]! & two)
      if ((isNext || this.goesOn(text[at]!, typed)) && this.reads(text, at, end, typed, 0)) return true
    }
    return false
  }

  private goesOn(character: string, typed: string): boolean {
    return Boolean(this.syllables.get(character)?.some((read) => read[1] === typed[1]))
  }

  /** Whether what is typed from `next` on reads along the text from `at` on. */
  private reads(text: string, at: number, end: number, typed: string, next: number): boolean {
    if (next >= typed.length) return true
    if (at >= end) return false
    const character = text[at]!
    if (character === typed[next] && this.reads(text, at + 1, end, typed, next + 1)) return true
    for (const read of this.syllables.get(character) ?? []) {
      if (read[0] !== typed[next]) continue
      if (typed.length - next <= read.length && read.startsWith(typed.slice(next))) return true
      if (typed.startsWith(read, next) && this.reads(text, at + 1, end, typed, next + read.length)) return true
      if (read.length > 1 && this.reads(text, at + 1, end, typed, next + 1)) return true
    }
    return false
  }

  private lettersOf(character: string): number {
    const reads = this.syllables.get(character)
    const own = bit(character.charCodeAt(0))
    return reads ? reads.reduce((bits, read) => bits | bit(read.charCodeAt(0)), own) : own
  }

  private reserve(more: number) {
    if (this.used + more <= this.letters.length) return
    const larger = new Uint32Array(Math.max(this.letters.length * 2, this.used + more))
    larger.set(this.letters)
    this.letters = larger
  }
}

function bit(code: number): number {
  if (code >= A && code < A + 26) return 1 << (code - A)
  return code >= 48 && code < 58 ? DIGIT : 0
}

type Ranked = { phrase: Phrase; rank: number }
const compare = (a: Ranked, b: Ranked): number =>
  a.rank - b.rank ||
  b.phrase.own_uses - a.phrase.own_uses ||
  b.phrase.uses - a.phrase.uses ||
  Number(b.phrase.of === 'own') - Number(a.phrase.of === 'own')
