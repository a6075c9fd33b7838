let last = 0
let counter = 0

/**
 * A UUIDv7 in lower case, rising within this page. `crypto.randomUUID` is missing on plain-http pages,
 * `getRandomValues` is not.
 */
export function uuidv7(now = Date.now()): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  // Within one millisecond rand_a counts, so that ids sort in the order of their making.
  counter = now > last ? 0 : counter + 1
  // More than 4096 in a millisecond borrow from the next one.
  last = now > last ? now : last + (counter >> 12)
  counter &= 0xfff
  for (let i = 0, rest = last; i < 6; i++, rest = Math.floor(rest / 256)) bytes[5 - i] = rest % 256
  bytes[6] = 0x70 | (counter >> 8)
  bytes[7] = counter & 255
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  const hex = Array.from(bytes, (b) => b.toString(16).padStart(2, '0')).join('')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}
