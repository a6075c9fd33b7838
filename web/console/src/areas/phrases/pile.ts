import { BITS, type Reading, type Readings, maskOf, pair, pairs } from './readings'

/** Texts in one block; of each bit it has a row, with a place for each of its texts. */
const BLOCK = 1_024
const ROW = BLOCK / 32

type Hit = (at: number, isFirst: boolean) => void

/**
 * Many texts, of which it is kept what two characters or letters may follow each other in them, a bit each: 32 texts at a time are
 * passed over by these alone, and only what is left is read.
 */
export class Pile {
  private texts: string[] = []
  /** What each character may begin with, text after text, and where each text's begin. */
  private masks = new Uint32Array(1 << 12)
  private starts = [0]
  private blocks: Uint32Array[] = []
  /** The bits of the text that is being added: most come up several times. */
  private own = new Uint32Array(BITS / 32)

  constructor(private readings: Readings) {}

  add(text: string) {
    const which = this.texts.length
    const start = this.starts.at(-1)!
    this.masks = withRoom(this.masks, start + text.length)
    if (which % BLOCK === 0) this.blocks.push(new Uint32Array(BITS * ROW))
    let before: Reading | undefined
    for (let at = 0; at < text.length; at++) {
      const reading = this.readings.of(text[at]!)
      this.masks[start + at] = reading.mask
      this.note(reading, before)
      before = reading
    }
    this.enter(which)
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
    for (let first = 0; first < this.texts.length; first += 32) {
      const block = this.blocks[Math.floor(first / BLOCK)]!
      const place = (first % BLOCK) / 32
      let left = -1
      for (const two of wanted) if (!(left &= block[two * ROW + place]!)) break
      for (; left; left &= left - 1) {
        const which = first + lowest(left)
        if (which < this.texts.length) look(which, this.texts[which]!)
      }
    }
  }

  private note({ begins, within }: Reading, before?: Reading) {
    for (const two of within) this.set(two)
    if (!before) return
    for (const first of before.ends) for (const second of begins) this.set(pair(first, second))
  }

  private set(two: number) {
    this.own[two >> 5]! |= 1 << (two & 31)
  }

  private enter(which: number) {
    const block = this.blocks[Math.floor(which / BLOCK)]!
    const place = (which % BLOCK) >> 5
    for (let word = 0; word < this.own.length; word++) {
      for (let left = this.own[word]!; left; left &= left - 1)
        block[(word * 32 + lowest(left)) * ROW + place]! |= 1 << (which & 31)
      this.own[word] = 0
    }
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

/** Where the lowest one of 32 bits is. */
const lowest = (bits: number) => 31 - Math.clz32(bits & -bits)

function withRoom(numbers: Uint32Array<ArrayBuffer>, wanted: number): Uint32Array<ArrayBuffer> {
  if (wanted <= numbers.length) return numbers
  const larger = new Uint32Array(Math.max(numbers.length * 2, wanted))
  larger.set(numbers)
  return larger
}
