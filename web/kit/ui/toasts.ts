import { reactive } from 'vue'

export interface Toast {
  id: number
  text: string
  tone: 'calm' | 'good' | 'late'
  action?: { label: string; run: () => void }
}

export const toasts = reactive<Toast[]>([])
const MOST = 3
let count = 0

/** Says something for a while at the edge of the screen; returns how to take it back sooner. */
export function toast(
  text: string,
  options: Partial<Omit<Toast, 'id' | 'text'>> & { ms?: number } = {},
): () => void {
  const { ms = 4_000, tone = 'calm', action } = options
  const id = ++count
  toasts.push({ id, text, tone, ...(action && { action }) })
  // What can be taken back is the last to go.
  if (toasts.length > MOST) dismiss((toasts.slice(0, -1).find((old) => !old.action) ?? toasts[0]!).id)
  const timer = setTimeout(() => dismiss(id), ms)
  return () => {
    clearTimeout(timer)
    dismiss(id)
  }
}

export function dismiss(id: number) {
  const at = toasts.findIndex((toast) => toast.id === id)
  if (at >= 0) toasts.splice(at, 1)
}
