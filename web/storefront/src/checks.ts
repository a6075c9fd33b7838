import { computed, nextTick, ref, useTemplateRef } from 'vue'
import type { Word } from './words'

type Wrong<F extends string> = { [P in F]?: Word }

/** What is wrong in a form: told at the first try to send it, then with each change; the first wrong field in the template's
 * `form` takes the focus. */
export function useChecks<F extends string>(check: () => Wrong<F>) {
  const form = useTemplateRef<HTMLElement>('form')
  const isAsked = ref(false)
  const wrong = computed(() => (isAsked.value ? check() : ({} as Wrong<F>)))

  async function passes(): Promise<boolean> {
    isAsked.value = true
    if (!Object.keys(check()).length) return true
    await nextTick()
    form.value?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus()
    return false
  }

  return { wrong, passes }
}
