/**
 * The kept list may name modules that this console does not know, or this shop's role may not see: they keep their places, so
 * that a newer console, or another shop, finds the page as it was left.
 */
export function shownOf<T extends string>(kept: string[], may: readonly T[]): T[] {
  const known = new Set<string>(may)
  return kept.filter((name): name is T => known.has(name))
}

/** The list with `name` at the place `to` among those that are shown. */
export function moved<T extends string>(kept: string[], may: readonly T[], name: T, to: number): string[] {
  const shown = shownOf(kept, may)
  const others = shown.filter((each) => each !== name)
  if (others.length === shown.length) return kept
  const at = Math.max(0, Math.min(to, others.length))
  const next: string[] = [...others.slice(0, at), name, ...others.slice(at)]
  const isShown = new Set<string>(shown)
  return kept.map((each) => (isShown.has(each) ? next.shift()! : each))
}

export const added = (kept: string[], name: string): string[] =>
  kept.includes(name) ? kept : [...kept, name]

export const removed = (kept: string[], name: string): string[] => kept.filter((each) => each !== name)

/** The usual ones in their order, and behind them whatever this console does not know. */
export const restored = (kept: string[], usual: string[]): string[] => [
  ...usual,
  ...kept.filter((name) => !usual.includes(name)),
]
