import { lengthOf } from '@console/format'
import type { Answer } from '@console/areas/orders/orders'

/** Answers that are words: how many at most, and whether pictures go along. */
export const said = {
  refuse: { most: 200, hasPictures: false },
  refuse_return: { most: 200, hasPictures: true },
  give_evidence: { most: 500, hasPictures: true },
  withdraw: { most: 200, hasPictures: false },
} as const
export type Said = keyof typeof said

export const isSaid = (answer: string): answer is Said & Answer => answer in said

/** A refusal says why; evidence is words, pictures, or both. */
export function isEnough(answer: Said, words: string, pictures: string[]): boolean {
  const length = lengthOf(words)
  if (length > said[answer].most) return false
  return length > 0 || (answer === 'give_evidence' && pictures.length > 0)
}
