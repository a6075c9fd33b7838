import { computed, ref, watch } from 'vue'
import { useQuery } from '@tanstack/vue-query'
import { useDebounceFn } from '@vueuse/core'
import { toast } from '@kit/ui'
import type { Problem } from '@console/api/problem'
import { problemText, say } from '@console/i18n'
import type { Shop } from '@console/live/shop'
import { useSaving } from '@console/areas/settings/saving'
import { staffOf } from '@console/areas/staff/staff'
import { dispatchOf, type Rules, type Trial } from './dispatch'
import { faultsOf, tidy } from './rules'

const serving = new Set(['owner', 'supervisor', 'agent'])
const TRY_MS = 700

/** The rules as they stand in the form: what is wrong, what would come of them, and how to keep them. */
export function useDraft(shop: Shop) {
  const dispatch = dispatchOf(shop.id)
  const kept = useQuery({
    queryKey: ['dispatch', shop.id],
    queryFn: dispatch.rules,
    refetchOnWindowFocus: false,
  })
  const staff = useQuery({ queryKey: ['staff', shop.id], queryFn: staffOf(shop.id).list })
  const draft = ref<Rules>()
  const trial = ref<Trial>()
  const isTrying = ref(false)
  const { isBusy: isSaving, problem: refused, save } = useSaving(send)

  const members = computed(() => (staff.data.value ?? []).filter(({ role }) => serving.has(role)))
  const here = computed(() => new Set(members.value.map(({ id }) => id)))
  /** Nothing before the staff is there: whoever is not known yet would be taken for gone. */
  const told = computed(() => (draft.value && staff.data.value ? tidy(draft.value, here.value) : undefined))
  const faults = computed(() => (told.value ? faultsOf(draft.value!) : new Map<string, string>()))
  const isDirty = computed(
    () =>
      Boolean(told.value && kept.data.value) &&
      JSON.stringify(told.value) !== JSON.stringify(kept.data.value?.rules),
  )
  /** Apart from what was tidied by itself, such as a member who has left. */
  const isTouched = computed(
    () => isDirty.value && JSON.stringify(draft.value) !== JSON.stringify(kept.data.value?.rules),
  )

  watch(
    kept.data,
    (fresh) => {
      if (fresh) draft.value = JSON.parse(JSON.stringify(fresh.rules)) as Rules
    },
    { immediate: true },
  )

  let asked = 0
  const isWorthTrying = () => isDirty.value && !faults.value.size
  const tryOut = useDebounceFn(async () => {
    if (!told.value || !isWorthTrying()) return
    const mine = ++asked
    isTrying.value = true
    try {
      const came = await dispatch.tryOut(told.value)
      if (mine === asked) trial.value = came
    } catch (error) {
      if (mine === asked) refused.value = error as Problem
    } finally {
      if (mine === asked) isTrying.value = false
    }
  }, TRY_MS)
  watch(
    told,
    () => {
      refused.value = undefined
      if (isWorthTrying()) void tryOut()
      else forget()
    },
    { deep: true },
  )
  /** What was tried is not what stands in the form, nor is an answer that is still to come. */
  function forget() {
    asked += 1
    trial.value = undefined
    isTrying.value = false
  }

  async function send() {
    if (!told.value || !kept.data.value || faults.value.size) return
    await dispatch.save(told.value, kept.data.value.rev)
    forget()
    await kept.refetch()
    toast(say('dispatch.saved'), { tone: 'good' })
  }

  return {
    kept,
    staff,
    draft,
    members,
    faults,
    fault: (at: string) => {
      const code = faults.value.get(at)
      return code && problemText({ code })
    },
    isDirty,
    isTouched,
    trial,
    isTrying,
    isSaving,
    refused,
    save,
  }
}
export type Draft = ReturnType<typeof useDraft>
