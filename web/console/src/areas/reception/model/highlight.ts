/** Text cut at what was searched for, letter case aside. */
export function marksOf(text: string, query: string): { text: string; isFound: boolean }[] {
  const wanted = query.trim().toLowerCase()
  if (!wanted) return [{ text, isFound: false }]
  const pieces: { text: string; isFound: boolean }[] = []
  const lower = text.toLowerCase()
  let at = 0
  for (let hit = lower.indexOf(wanted); hit >= 0; hit = lower.indexOf(wanted, at)) {
    if (hit > at) pieces.push({ text: text.slice(at, hit), isFound: false })
    at = hit + wanted.length
    pieces.push({ text: text.slice(hit, at), isFound: true })
  }
  if (at < text.length) pieces.push({ text: text.slice(at), isFound: false })
  return pieces
}
