import { useVirtualizer } from '@tanstack/vue-virtual'
import { useEventListener, useResizeObserver } from '@vueuse/core'
import { computed, nextTick, ref, watch, type Ref } from 'vue'
import type { Shop } from '@console/live/shop'
import type { ThreadItem } from '../model/thread'
import type { Chat } from './chat'

const NEAR_END = 90
const NEAR_TOP = 800

const estimates: Record<ThreadItem['kind'], number> = { day: 36, new: 30, line: 30, pending: 60, message: 60 }

/** The scrolled chat: stays at the end when it is there, keeps its place when history comes in above. */
export function useThread(scroller: Ref<HTMLElement | undefined>, chat: Chat, shop: Shop) {
  const { talk } = chat
  const { items } = talk
  const isAtEnd = ref(true)
  const isPlaced = ref(false)
  const fresh = ref(0)
  const isNewVisible = ref(true)
  /** Where the line of news was when it was read past; from then on there is nothing to jump back to. */
  const seenNew = ref<number>()
  const unreadAtOpen = shop.row(talk.conversation)?.unread ?? 0
  if (unreadAtOpen > 0) talk.newAfter.value = shop.row(talk.conversation)?.read ?? 0

  const virtualizer = useVirtualizer(
    computed(() => ({
      count: items.value.length,
      getScrollElement: () => scroller.value ?? null,
      estimateSize: (at: number) => estimates[items.value[at]?.kind ?? 'message'],
      getItemKey: (at: number) => items.value[at]?.key ?? at,
      overscan: 10,
      paddingStart: 12,
      paddingEnd: 24,
      anchorTo: 'end' as const,
      followOnAppend: true,
      scrollEndThreshold: NEAR_END,
    })),
  )
  const newIndex = computed(() => items.value.findIndex((item) => item.kind === 'new'))
  const toEnd = () => virtualizer.value.scrollToEnd()

  watch(
    () => items.value.length > 0 && !talk.isLoading.value && scroller.value,
    async (isReady) => {
      if (!isReady || isPlaced.value) return
      await nextTick()
      if (newIndex.value > 0) virtualizer.value.scrollToIndex(newIndex.value, { align: 'start' })
      else toEnd()
      requestAnimationFrame(() => requestAnimationFrame(() => ((isPlaced.value = true), look())))
    },
    { immediate: true, flush: 'post' },
  )

  /** What is on screen now: the end reached, history wanted, everything seen. */
  function look() {
    const element = scroller.value
    if (!element || !isPlaced.value) return
    const { scrollTop, scrollHeight, clientHeight } = element
    isAtEnd.value = scrollHeight - scrollTop - clientHeight < NEAR_END
    if (scrollTop < NEAR_TOP && talk.hasOlder.value) talk.older()
    const first = virtualizer.value.range?.startIndex ?? 0
    isNewVisible.value = newIndex.value < 0 || first <= newIndex.value
    if (newIndex.value >= 0 && isNewVisible.value && document.hasFocus()) seenNew.value = talk.newAfter.value
    if (isAtEnd.value) fresh.value = 0
    markSeen()
  }
  function markSeen() {
    const head = talk.head.value
    if (!head) return
    if (isAtEnd.value && document.hasFocus() && document.visibilityState === 'visible') talk.sawUpTo(head)
    else talk.gotUpTo(head)
  }
  useEventListener(scroller, 'scroll', look, { passive: true })
  // Who reads the end goes on reading it: when lines come in above what is on its way, when one grows (a card, a promise below it), and
  // when the window shrinks.
  const stayAtEnd = () =>
    isPlaced.value && isAtEnd.value && requestAnimationFrame(() => isAtEnd.value && toEnd())
  watch([items, () => virtualizer.value.getTotalSize()], stayAtEnd, { flush: 'post' })
  useResizeObserver(scroller, stayAtEnd)
  useEventListener(window, 'focus', markSeen)
  useEventListener(window, 'blur', () => (talk.newAfter.value = talk.head.value))
  watch(talk.head, (head, before) => {
    if (before && head > before && !isAtEnd.value) fresh.value += head - before
    void nextTick(() => requestAnimationFrame(look))
  })
  // History that came in while the very top was on screen: nothing scrolls, yet more may be wanted.
  watch([talk.hasOlder, () => items.value[0]?.key], () => requestAnimationFrame(look), { flush: 'post' })
  // One's own words are always followed.
  watch(
    () => talk.outbox.value.filter((item) => item.command.type === 'send').at(-1)?.command.client_id,
    (id) => id && requestAnimationFrame(toEnd),
  )

  /** A jump leaves the end at once, not with the next scroll event: a pane that is resized between would lead back to it. */
  function jump(at: number, align: 'start' | 'center') {
    isAtEnd.value = false
    virtualizer.value.scrollToIndex(at, { align })
    requestAnimationFrame(look)
  }
  chat.jumpTo = async (seq) => {
    if (!(await talk.reach(seq))) return
    await nextTick()
    const at = items.value.findIndex(
      (item) => item.kind === 'message' && item.entry.lane === 'public' && item.entry.seq === seq,
    )
    if (at < 0) return
    chat.focused.value = items.value[at]!.key
    jump(at, 'center')
  }
  async function toUnread() {
    if (talk.newAfter.value === undefined) return toEnd()
    await talk.reach(talk.newAfter.value + 1)
    await nextTick()
    if (newIndex.value >= 0) jump(newIndex.value, 'start')
  }
  const isNewHeld = () => newIndex.value >= 0 || items.value.length === 0 || !talk.hasOlder.value
  const hasUnreadAbove = computed(() => {
    if (!isPlaced.value || talk.newAfter.value === undefined) return false
    if (seenNew.value === talk.newAfter.value) return false
    return isNewHeld()
      ? newIndex.value >= 0 && !isNewVisible.value
      : talk.first.value > talk.newAfter.value + 1
  })

  return { virtualizer, items, fresh, isAtEnd, isPlaced, toEnd, toUnread, hasUnreadAbove }
}
