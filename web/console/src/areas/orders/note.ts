/** The field keeps a note of an order within so many bytes, not characters. */
export const MOST_BYTES = 1_000

const encoder = new TextEncoder()
export const bytesOf = (text: string): number => encoder.encode(text).length

/** What is being written with the whole note in the place of its mask; else the whole note above it. */
export const withNumbers = (text: string, masked: string, whole: string): string =>
  text.includes(masked) ? text.replace(masked, () => whole) : `${whole}\n${text}`.trim()

/** Long numbers come masked. */
export const isMasked = (note: string): boolean => /\*{3,}/.test(note)
