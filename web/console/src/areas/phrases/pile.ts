import { type Reading, type Readings, WORDS, maskOf, pair, pairs } from './readings'

type Hit = (at: number, isFirst: boolean) => void

/**
 * Many texts, of which each keeps what two characters or letters may follow each other in it, a bit each: most are passed over by these
 * alone, and only what is left is read.
 */
export class Pile {
  private texts: string[] = []
  /** What each character may begin with, text after text, and where each text's begin. */
  private masks = new Uint32Array(1 << 12)
  private starts = [0]
  private pairs = new Uint32Array(WORDS)

  constructor(private readings: Readings) {}

  add(text: string) {
    const row = this.texts.length * WORDS
    const start = this.starts.at(-1)!
    this.masks = withRoom(this.masks, start + text.length)
    this.pairs = withRoom(this.pairs, row + WORDS)
    let before: Reading | undefined
    for (let at = 0; at < text.length; at++) {
      const reading = this.readings.of(text[at]!)
      this.masks[start + at] = reading.mask
      this.note(row, reading, before)
      before = reading
    }
    this.starts.push(start + text.length)
    this.texts.push(text)
  }

  /** Each text with these words in it. */
  holding(words: string, hit: Hit) {
    this.each(words, (which, text) => {
      const at = text.indexOf(words)
      if (at >= 0) hit(which, at === 0)
    })
  }

  /** Each text that reads like what was typed. */
  sounding(typed: string, hit: Hit) {
    const mask = maskOf(typed.charCodeAt(0))
    this.each(typed, (which, text) => {
      const start = this.starts[which]!
      for (let at = 0; at < text.length; at++) {
        if (!(this.masks[start + at]! & mask) || !this.reads(text, at, typed, 0)) continue
        return hit(which, at === 0)
      }
    })
  }

  /** The texts in which everything that follows in the words may follow. */
  private each(words: string, look: (which: number, text: string) => void) {
    const wanted = [...new Set(pairs(words))]
    for (let which = 0; which < this.texts.length; which++)
      if (this.may(which, wanted)) look(which, this.texts[which]!)
  }

  private note(row: number, { begins, within }: Reading, before?: Reading) {
    for (const two of within) this.set(row, two)
    if (!before) return
    for (const first of before.ends) for (const second of begins) this.set(row, pair(first, second))
  }

  private set(row: number, two: number) {
    this.pairs[row + (two >> 5)]! |= 1 << (two & 31)
  }

  private may(which: number, wanted: number[]): boolean {
    const row = which * WORDS
    for (const two of wanted) if (!(this.pairs[row + (two >> 5)]! & (1 << (two & 31)))) return false
    return true
  }

  /** Whether what is typed from `next` on reads along the text from `at` on. */
  private reads(text: string, at: number, typed: string, next: number): boolean {
    if (next >= typed.length) return true
    const character = text[at]
    if (character === undefined) return false
    if (character === typed[next]) return this.reads(text, at + 1, typed, next + 1)
    for (const read of this.readings.of(character).syllables) {
      let same = 0
      while (same < read.length && read[same] === typed[next + same]) same++
      if (same === 0) continue
      if (next + same >= typed.length) return true
      if (same === read.length && this.reads(text, at + 1, typed, next + same)) return true
      if (read.length > 1 && this.reads(text, at + 1, typed, next + 1)) return true
    }
    return false
  }
}

function withRoom(numbers: Uint32Array<ArrayBuffer>, wanted: number): Uint32Array<ArrayBuffer> {
  if (wanted <= numbers.length) return numbers
  const larger = new Uint32Array(Math.max(numbers.length * 2, wanted))
  larger.set(numbers)
  return larger
}
