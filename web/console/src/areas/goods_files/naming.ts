import { useQueryClient } from '@tanstack/vue-query'
import { computed, ref } from 'vue'
import { toast } from '@kit/ui'
import { placeIn } from '@console/areas/goods/reasons'
import { useSaving } from '@console/areas/settings/saving'
import { say } from '@console/i18n'
import { useShop } from '@console/live/shop'
import { keys, numbersOf, type Named } from './numbers'
import { reasonText } from './wizard/reasons'

/** Saves names of numbers, and says of which one something is wrong. */
export function useNaming() {
  const shop = useShop()
  const queries = useQueryClient()
  const sent = ref<Named[]>([])
  const { isBusy, problem, save } = useSaving(async (names: Named[]) => {
    sent.value = names
    await numbersOf(shop.id).name(names)
    toast(say('goods_files.numbers.saved'), { tone: 'good' })
    await queries.invalidateQueries({ queryKey: keys.all(shop) })
  })
  const fault = computed(() => {
    if (!problem.value) return undefined
    const why = reasonText(problem.value.code)
    const one = sent.value[(placeIn(problem.value, 'names') ?? 0) - 1]
    return one ? say('goods_files.numbers.fault_of', { number: one.number, why }) : why
  })
  return { isBusy, fault, save }
}
