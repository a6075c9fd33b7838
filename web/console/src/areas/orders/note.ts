/** The field keeps a note of an order within so many bytes, not characters. */
export const MOST_BYTES = 1_000

const encoder = new TextEncoder()
export const bytesOf = (text: string): number => encoder.encode(text).length

/** Long numbers come masked. */
export const isMasked = (note: string): boolean => /\*{3,}/.test(note)
