/** Eight quiet tones; the same person keeps the same one everywhere. */
export function hueOf(id: string): number {
  let sum = 0
  for (const letter of id) sum = (sum * 31 + letter.charCodeAt(0)) % 9973
  return sum % 8
}

/** What stands for a name in a small circle: the last character of a Chinese name, the first of any other. */
export function initialOf(name: string): string {
  const letters = Array.from(name.trim())
  if (letters.length === 0) return '?'
  const chinese = /\p{Script=Han}/u.test(letters[0] ?? '') && /\p{Script=Han}/u.test(letters.at(-1) ?? '')
  return (chinese ? letters.at(-1) : letters[0])?.toUpperCase() ?? '?'
}
