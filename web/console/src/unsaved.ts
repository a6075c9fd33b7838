import { onScopeDispose, shallowRef } from 'vue'
import type { Router } from 'vue-router'

const forms = new Set<() => boolean>()

/** The question on the screen, and how it is answered: `true` leaves and drops the changes. */
export const asked = shallowRef<(leaves: boolean) => void>()

/** While the calling component lives, nobody leaves its page unasked as long as `isDirty` says so. */
export function guardUnsaved(isDirty: () => boolean) {
  forms.add(isDirty)
  onScopeDispose(() => forms.delete(isDirty))
}

const isUnsaved = () => [...forms].some((isDirty) => isDirty())

/** Whether the page may go: at once where all is saved, else as the person answers. */
export function mayLeave(): Promise<boolean> {
  asked.value?.(false)
  return isUnsaved() ? askToLeave() : Promise.resolve(true)
}

/** Whether what was changed may be dropped, as the person answers. */
export function askToLeave(): Promise<boolean> {
  asked.value?.(false)
  return new Promise((resolve) => {
    asked.value = (leaves) => {
      asked.value = undefined
      resolve(leaves)
    }
  })
}

/** Asks on every way out: a link, the back button, the end of the tab. Whom the server has signed out is past asking. */
export function askBeforeLeaving(router: Router) {
  router.beforeEach((to, from) => to.path === from.path || Boolean(to.meta.open) || mayLeave())
  addEventListener('beforeunload', (event) => {
    if (isUnsaved()) event.preventDefault()
  })
}
