import { ref } from 'vue'
import type { Problem } from '@console/api/problem'

/** Sends a form, one at a time. What was refused stays until the next try; `refused` hears of it first. */
export function useSaving<Told extends unknown[]>(
  send: (...told: Told) => unknown,
  refused?: (problem: Problem) => unknown,
) {
  const isBusy = ref(false)
  const problem = ref<Problem>()

  async function save(...told: Told) {
    if (isBusy.value) return
    isBusy.value = true
    problem.value = undefined
    try {
      await send(...told)
    } catch (error) {
      problem.value = error as Problem
      await refused?.(error as Problem)
    } finally {
      isBusy.value = false
    }
  }
  return { isBusy, problem, save }
}
