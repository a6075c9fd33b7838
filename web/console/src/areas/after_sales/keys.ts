type Press = Pick<KeyboardEvent, 'key' | 'altKey' | 'ctrlKey' | 'metaKey' | 'isComposing' | 'target'>

const steps: Record<string, number> = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 }

/** Where somebody types, picks or opens a menu, letters and arrows mean something else. */
const isElsewhere = (target: EventTarget | null) =>
  target instanceof Element && target.closest('input, textarea, select, [role=menu], [role=tablist]') !== null

/** How far a key moves in the queue: J and K as on many boards, and the arrows on a row itself. */
export function stepOf({ key, altKey, ctrlKey, metaKey, isComposing, target }: Press): number {
  if (altKey || ctrlKey || metaKey || isComposing || isElsewhere(target)) return 0
  const isArrow = key.startsWith('Arrow')
  // Elsewhere an arrow scrolls.
  if (isArrow && !(target instanceof Element && target.closest('.case-row'))) return 0
  return steps[isArrow ? key : key.toLowerCase()] ?? 0
}
