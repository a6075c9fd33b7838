/** Bits of a text in which each two characters that may follow each other have one. */
export const BITS = 2_048

/** What may be typed for one character: itself, a whole syllable, or its first letter. */
export interface Reading {
  syllables: string[]
  /** Codes it may begin and end with. */
  begins: number[]
  ends: number[]
  /** Each two letters within a syllable, by their bit. */
  within: number[]
  /** What it may begin with, several to a bit. */
  mask: number
}

/** How characters are typed, each worked out once. */
export class Readings {
  private syllables: Map<string, string[]>
  private known = new Map<string, Reading>()

  constructor(readings: Record<string, string>) {
    const each = Object.entries(readings)
    this.syllables = new Map(each.map(([character, read]) => [character, read.split(' ')]))
  }

  of(character: string): Reading {
    const known = this.known.get(character)
    if (known) return known
    const syllables = this.syllables.get(character) ?? []
    const codes = (letters: string[]) => [...new Set(letters.map(code))]
    const begins = codes([character, ...syllables.map((read) => read[0]!)])
    const ends = codes([character, ...syllables.flatMap((read) => [read[0]!, read.at(-1)!])])
    const within = [...new Set(syllables.flatMap(pairs))]
    const mask = begins.reduce((bits, one) => bits | maskOf(one), 0)
    const made = { syllables, begins, ends, within, mask }
    this.known.set(character, made)
    return made
  }
}

/** The bits of each two characters that follow each other. */
export function pairs(typed: string): number[] {
  return Array.from({ length: Math.max(typed.length - 1, 0) }, (_, at) =>
    pair(typed.charCodeAt(at), typed.charCodeAt(at + 1)),
  )
}

export const pair = (first: number, second: number) => (first * 37 + second) % BITS
export const maskOf = (code: number) => 1 << (code & 31)

const code = (character: string) => character.charCodeAt(0)
