import { useEventListener } from '@vueuse/core'
import type { Ref } from 'vue'

const FAR = 70

/** Sideways strokes of a finger on a phone: to the right goes back, to the left goes on. */
export function useSwipe(
  target: Ref<HTMLElement | undefined>,
  to: { back: () => void; forward: () => void },
) {
  let start: { x: number; y: number; at: number } | undefined
  useEventListener(
    target,
    'touchstart',
    (event: TouchEvent) => {
      const touch = event.touches[0]
      const isOwn = (event.target as Element).closest('textarea, input, [data-swipes]')
      start =
        touch && event.touches.length === 1 && !isOwn
          ? { x: touch.clientX, y: touch.clientY, at: event.timeStamp }
          : undefined
    },
    { passive: true },
  )
  useEventListener(
    target,
    'touchend',
    (event: TouchEvent) => {
      const touch = event.changedTouches[0]
      if (!start || !touch || matchMedia('(min-width: 768px)').matches) return
      const [dx, dy] = [touch.clientX - start.x, touch.clientY - start.y]
      const isStroke =
        Math.abs(dx) > FAR && Math.abs(dx) > 2 * Math.abs(dy) && event.timeStamp - start.at < 600
      if (isStroke) (dx > 0 ? to.back : to.forward)()
    },
    { passive: true },
  )
}
