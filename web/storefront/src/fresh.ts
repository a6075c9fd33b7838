import { onUnmounted, ref, type Ref } from 'vue'

const EVERY_MS = 10_000

/** Looks again at any word of a change, every so often while somebody is looking, and when they come back to the page. */
export function useFresh(look: () => unknown, everyMs = EVERY_MS) {
  const seen = () => document.visibilityState === 'visible' && look()
  const timer = setInterval(seen, everyMs)
  document.addEventListener('visibilitychange', seen)
  // What was done on a card in the chat, and whatever the chat hears of an order.
  addEventListener('yingke:changed', seen)
  onUnmounted(() => {
    clearInterval(timer)
    document.removeEventListener('visibilitychange', seen)
    removeEventListener('yingke:changed', seen)
  })
}

/** The time as it goes by, as often as a minute needs. */
export function useNow(): Ref<number> {
  const now = ref(Date.now())
  useFresh(() => (now.value = Date.now()))
  return now
}
