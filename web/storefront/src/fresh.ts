import { onUnmounted } from 'vue'

const EVERY_MS = 10_000

/** Looks again while somebody is looking, and when they come back to the page. */
export function useFresh(look: () => unknown) {
  const seen = () => document.visibilityState === 'visible' && look()
  const timer = setInterval(seen, EVERY_MS)
  document.addEventListener('visibilitychange', seen)
  onUnmounted(() => {
    clearInterval(timer)
    document.removeEventListener('visibilitychange', seen)
  })
}
