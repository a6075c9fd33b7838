import type { Ref } from 'vue'
import type { Entry } from '@kit/live'
import { useReception } from '../reception'
import { canRecall } from '../model/delivery'
import type { ThreadItem } from '../model/thread'
import type { Chat } from './chat'
import { copyText } from './copy'
import { keep } from './keep'

/** The chat by keyboard: ↑ ↓ walk through the messages, then R quotes, C copies, S keeps as a phrase, Delete recalls, Enter opens. */
export function useThreadKeys(items: Ref<ThreadItem[]>, chat: Chat, show: (at: number) => void) {
  const { shop } = useReception()

  function step(by: number) {
    const at = items.value.findIndex((item) => item.key === chat.focused.value)
    let next = at < 0 ? items.value.length : at
    do next += by
    while (items.value[next] && items.value[next]!.kind !== 'message')
    const item = items.value[next]
    if (!item) return
    chat.focused.value = item.key
    show(next)
  }
  const focused = (): Entry | undefined => {
    const item = items.value.find(({ key }) => key === chat.focused.value)
    return item?.kind === 'message' ? item.entry : undefined
  }
  function recall(entry: Entry) {
    if (canRecall(entry, shop.me, shop.now.value, shop.limits.value.recall_ms)) chat.talk.recall(entry)
  }
  const keepIt = (entry: Entry) => keep(entry, shop, chat)
  function openIt(entry: Entry) {
    if (entry.kind === 'image') chat.picture.value = entry.body
  }

  function press(event: KeyboardEvent) {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
      event.preventDefault()
      return step(event.key === 'ArrowUp' ? -1 : 1)
    }
    if (event.key === 'Escape') return ((chat.focused.value = undefined), chat.focusInput())
    const entry = focused()
    if (!entry || event.target !== event.currentTarget) return
    const act = { r: quote, c: copyText, s: keepIt, Delete: recall, Backspace: recall, Enter: openIt }[
      event.key
    ]
    if (act) event.preventDefault()
    act?.(entry)
  }
  function quote(entry: Entry) {
    if (entry.lane !== 'public' || entry.kind === 'recalled') return
    chat.quoting.value = entry
    chat.focusInput()
  }
  return { press }
}
