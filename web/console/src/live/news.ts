import { onScopeDispose, watch } from 'vue'
import type { Shop } from './shop'

type Detail = Record<string, unknown>
type IsOfThis = (detail: Detail) => boolean

/** Runs when news of a kind are heard, with what they say; and after each reconnect, with nothing: any may have been missed. */
export function onNews(shop: Shop, of: string, run: (detail?: Detail) => void, isOfThis?: IsOfThis) {
  const stop = shop.listen((frame) => {
    if (frame.type === 'news' && frame.of === of && (isOfThis?.(frame.detail) ?? true)) run(frame.detail)
  })
  watch(shop.isOnline, (isOnline) => isOnline && run())
  onScopeDispose(stop)
}

const REST_MS = 150
/** The same, once for several that come one upon the other. */
export function onRestedNews(shop: Shop, of: string, run: () => void, isOfThis?: IsOfThis) {
  let timer: ReturnType<typeof setTimeout> | undefined
  const soon = () => (clearTimeout(timer), (timer = setTimeout(run, REST_MS)))
  onNews(shop, of, soon, isOfThis)
  onScopeDispose(() => clearTimeout(timer))
}
