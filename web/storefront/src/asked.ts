import { ref, shallowRef, watchEffect } from 'vue'
import { NotThere } from './api'

export type Trouble = 'missing' | 'failed'

/** What was asked of the server, on its way, there, or in trouble with a way to try again. */
export function useAsked<T>(ask: () => Promise<T>) {
  const value = shallowRef<T>()
  const trouble = ref<Trouble>()
  const tries = ref(0)
  let latest = 0

  watchEffect(() => {
    void tries.value
    const mine = ++latest
    trouble.value = undefined
    ask().then(
      (found) => mine === latest && (value.value = found),
      (error) => mine === latest && (trouble.value = error instanceof NotThere ? 'missing' : 'failed'),
    )
  })

  return { value, trouble, retry: () => tries.value++ }
}
