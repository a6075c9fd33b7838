import type { Phrase } from '@console/api/types'

/** After which phrase one comes that moves to the place `to` of the shown rows; none: before them all. */
export function moved(rows: Phrase[], id: string, to: number): string | null {
  const others = rows.filter((row) => row.id !== id)
  return others[Math.max(0, Math.min(to, others.length)) - 1]?.id ?? null
}

/** The whole order once a phrase has moved: as the server will have it. */
export function inOrder(phrases: Phrase[], id: string, after: string | null, folder: string): Phrase[] {
  const phrase = phrases.find((each) => each.id === id)
  if (!phrase) return phrases
  const others = phrases.filter((each) => each.id !== id)
  const first = others.findIndex((each) => each.of === phrase.of && each.folder === folder)
  const at =
    after === null ? (first < 0 ? others.length : first) : others.findIndex((each) => each.id === after) + 1
  return [...others.slice(0, at), { ...phrase, folder }, ...others.slice(at)]
}
