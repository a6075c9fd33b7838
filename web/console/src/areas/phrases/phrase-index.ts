import type { Phrase } from '@console/api/types'

/** How characters sound and which are compared as others, as the server tells them. */
export interface Sounds {
  readings: Record<string, string>
  folds: string
}
const A = 'a'.charCodeAt(0)
const DIGIT = 1 << 26
const MOST_TYPED = 20

/**
 * Finds phrases while somebody types: by code, then title, then text, each also by pinyin and initials; among as good ones the most
 * used first. It is built once and asked without the server: 20,000 phrases in a few milliseconds (`phrase-index.bench.ts`).
 *
 * Titles come first; texts are only looked through where titles leave room. All titles are one string and all texts another, so that
 * most of the work is one search and one pass over numbers.
 */
export class PhraseIndex {
  private phrases: Phrase[] = []
  private names: string[] = []
  private codes: Pile
  private titles: Pile
  private bodies: Pile
  private plain = new Map<string, string>()

  constructor({ readings, folds }: Sounds) {
    const syllables = new Map(
      Object.entries(readings).map(([character, read]) => [character, read.split(' ')]),
    )
    this.codes = new Pile(syllables)
    this.titles = new Pile(syllables)
    this.bodies = new Pile(syllables)
    const pairs = Array.from(folds)
    for (let at = 0; at + 1 < pairs.length; at += 2) this.plain.set(pairs[at]!, pairs[at + 1]!)
  }

  add(phrase: Phrase) {
    this.phrases.push(phrase)
    const code = this.normal(phrase.code)
    this.names.push(code)
    this.codes.add(code)
    this.titles.add(this.normal(phrase.title))
    this.bodies.add(this.normal(phrase.body))
  }

  find(query: string, most = 8): Phrase[] {
    const wanted = this.normal(query)
    const typed = /[a-z]/.test(wanted) ? wanted.replace(/[\s']/g, '').slice(0, MOST_TYPED) : ''
    const ranks = new Uint8Array(this.phrases.length).fill(NONE)
    const note = (at: number, rank: number) => {
      if (rank < ranks[at]!) ranks[at] = rank
    }
    if (!wanted) ranks.fill(0)
    else this.look(wanted, typed, note)
    let found = best(this.phrases, ranks, most)
    if (found.length < most && wanted) {
      this.bodies.holding(wanted, (at) => note(at, 6))
      if (typed.length > 1) this.bodies.sounding(typed, (at) => note(at, 7))
      found = best(this.phrases, ranks, most)
    }
    return found
  }

  /** The form in which texts are compared: as `normalise` of the server's crate. */
  normal(text: string): string {
    const small = text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim()
    if (!/[\u0100-\uffff]/.test(small)) return small
    let plain = ''
    for (const character of small) plain += this.plain.get(character) ?? character
    return plain
  }

  private look(wanted: string, typed: string, note: (at: number, rank: number) => void) {
    this.codes.holding(wanted, (at, isFirst) => {
      note(at, this.names[at] === wanted ? 0 : isFirst ? 1 : 3)
    })
    this.titles.holding(wanted, (at, isFirst) => note(at, isFirst ? 2 : 3))
    if (typed) this.titles.sounding(typed, (at, isFirst) => note(at, isFirst ? 4 : 5))
  }
}

const NONE = 255
const SEVERAL = 254
type Hit = (at: number, isFirst: boolean) => void

/** Many texts as one, parted by line ends that nothing reads across. */
class Pile {
  private text = ''
  private starts: number[] = []
  /** Which letters each character may begin with, and which may come second: a bit each. Most places are passed over by these alone. */
  private first = new Uint32Array(1 << 12)
  /** The one letter a character begins with, or that it may be several: a byte each, so that the first look stays in the cache. */
  private letter = new Uint8Array(1 << 12)
  private second = new Uint32Array(1 << 12)
  private bits = new Map<string, [number, number]>()

  constructor(private syllables: Map<string, string[]>) {}

  add(text: string) {
    this.starts.push(this.text.length)
    this.reserve(text.length + 1)
    for (let at = 0; at < text.length; at++) {
      const [first, second] = this.bitsOf(text[at]!)
      this.first[this.text.length + at] = first
      this.second[this.text.length + at] = second
      this.letter[this.text.length + at] = first & (first - 1) ? SEVERAL : 31 - Math.clz32(first)
    }
    this.text += `${text}\n`
  }

  /** Each text with these words in it, once. */
  holding(words: string, hit: Hit) {
    let at = this.text.indexOf(words)
    while (at >= 0) {
      const which = this.which(at)
      hit(which, at === this.starts[which])
      at = this.text.indexOf(words, this.starts[which + 1] ?? this.text.length)
    }
  }

  /** Each text that reads like what was typed, once. */
  sounding(typed: string, hit: Hit) {
    const { first, second, letter } = this
    const end = this.text.length
    const one = bit(typed.charCodeAt(0))
    const only = 31 - Math.clz32(one)
    const two = typed.length > 1 ? bit(typed.charCodeAt(1)) : -1
    for (let at = 0; at < end; at++) {
      const begins = letter[at]
      if (begins !== only && begins !== SEVERAL) continue
      // The second letter goes on with this character, or begins the next.
      if (!(first[at]! & one) || !((first[at + 1]! | second[at]!) & two || two === -1)) continue
      if (!this.reads(at, typed, 0)) continue
      const which = this.which(at)
      hit(which, at === this.starts[which])
      at = (this.starts[which + 1] ?? end) - 1
    }
  }

  /** Whether what is typed from `next` on reads along the text from `at` on. */
  private reads(at: number, typed: string, next: number): boolean {
    if (next >= typed.length) return true
    const character = this.text[at]
    if (character === undefined) return false
    if (character === typed[next]) return this.reads(at + 1, typed, next + 1)
    for (const read of this.syllables.get(character) ?? []) {
      let same = 0
      while (same < read.length && read[same] === typed[next + same]) same++
      if (same === 0) continue
      if (next + same >= typed.length) return true
      if (same === read.length && this.reads(at + 1, typed, next + same)) return true
      if (read.length > 1 && this.reads(at + 1, typed, next + 1)) return true
    }
    return false
  }

  private which(at: number): number {
    let [low, high] = [0, this.starts.length - 1]
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (this.starts[middle]! <= at) low = middle
      else high = middle - 1
    }
    return low
  }

  private bitsOf(character: string): [number, number] {
    const known = this.bits.get(character)
    if (known) return known
    const own = bit(character.charCodeAt(0))
    const reads = this.syllables.get(character) ?? []
    const made: [number, number] = [
      reads.reduce((bits, read) => bits | bit(read.charCodeAt(0)), own),
      reads.reduce((bits, read) => bits | (read.length > 1 ? bit(read.charCodeAt(1)) : 0), 0),
    ]
    this.bits.set(character, made)
    return made
  }

  private reserve(more: number) {
    const wanted = this.text.length + more + 1
    if (wanted <= this.first.length) return
    const grown = (old: Uint32Array) => {
      const larger = new Uint32Array(Math.max(old.length * 2, wanted))
      larger.set(old)
      return larger
    }
    this.first = grown(this.first)
    this.second = grown(this.second)
    const letters = new Uint8Array(this.first.length)
    letters.set(this.letter)
    this.letter = letters
  }
}

function bit(code: number): number {
  if (code >= A && code < A + 26) return 1 << (code - A)
  return code >= 48 && code < 58 ? DIGIT : 0
}

/** The best few, without sorting the many. */
function best(phrases: Phrase[], ranks: Uint8Array, most: number): Phrase[] {
  const kept: number[] = []
  const compare = (a: number, b: number): number => {
    const [one, two] = [phrases[a]!, phrases[b]!]
    return (
      ranks[a]! - ranks[b]! ||
      two.own_uses - one.own_uses ||
      two.uses - one.uses ||
      Number(two.of === 'own') - Number(one.of === 'own')
    )
  }
  for (let at = 0; at < ranks.length; at++) {
    if (ranks[at] === NONE) continue
    if (kept.length === most && compare(at, kept[most - 1]!) >= 0) continue
    const place = kept.findIndex((other) => compare(at, other) < 0)
    kept.splice(place < 0 ? kept.length : place, 0, at)
    kept.length = Math.min(kept.length, most)
  }
  return kept.map((at) => phrases[at]!)
}
