import { toast } from '@kit/ui'
import type { UseQueryReturnType } from '@tanstack/vue-query'
import { computed, ref, watch } from 'vue'
import { useSaving } from '@console/areas/settings/saving'
import { refusalOf } from './reasons'

/** A figure of the shop that a dialog shows, takes and keeps: read anew where somebody else was faster. */
export function useFigure<Rules extends { rev: number }>(
  query: UseQueryReturnType<Rules, Error>,
  shown: (rules: Rules) => string,
  keep: (rev: number) => Promise<unknown>,
  saved: () => string,
) {
  const typed = ref<string>()
  watch(query.data, (now) => now && (typed.value ??= shown(now)), { immediate: true })
  const { isBusy, problem, save } = useSaving(
    async () => {
      await keep(query.data.value!.rev)
      toast(saved(), { tone: 'good', ms: 2_000 })
    },
    ({ code }) => code === 'changed_meanwhile' && query.refetch(),
  )
  const fault = computed(() => problem.value && refusalOf(problem.value))
  return { typed, isBusy, fault, save }
}
