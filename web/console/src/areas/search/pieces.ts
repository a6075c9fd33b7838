export interface Marked {
  text: string
  marks: number[][]
}

/** A text cut where it fits what was looked for; marks are UTF-16, as strings here are. */
export function piecesOf({ text, marks }: Marked): { text: string; isFound: boolean }[] {
  const pieces: { text: string; isFound: boolean }[] = []
  let at = 0
  for (const [from = 0, to = 0] of marks) {
    if (from > at) pieces.push({ text: text.slice(at, from), isFound: false })
    pieces.push({ text: text.slice(from, to), isFound: true })
    at = to
  }
  if (at < text.length) pieces.push({ text: text.slice(at), isFound: false })
  return pieces
}
