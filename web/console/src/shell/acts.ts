import { onScopeDispose, shallowRef, watch } from 'vue'

/** What a key or the palette asked of the page it opened. Not in the address: no link may clock anybody off. */
const asked = shallowRef<string>()
export const askPage = (act: string) => void (asked.value = act)

/** Does what this page is asked, once, as soon as it can; what it could not do until it is left is forgotten. */
export function doAsked(acts: Record<string, () => unknown>, isReady: () => boolean = () => true) {
  const isOurs = () => asked.value !== undefined && asked.value in acts
  watch(
    () => (isReady() && isOurs() ? asked.value : undefined),
    (act) => {
      if (!act) return
      asked.value = undefined
      void acts[act]!()
    },
    { immediate: true },
  )
  onScopeDispose(() => {
    if (isOurs()) asked.value = undefined
  })
}
