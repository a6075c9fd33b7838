import { shallowRef, watch, type Ref } from 'vue'
import type { GridRow } from './api'
import { isChosen } from './chosen'
import type { GoodsSheet } from './goods-sheet'

const EXAMPLES = 3

/** The first few that are chosen, for the example, while somebody looks at it. */
export function useSamples({ api, chosen, pages }: GoodsSheet, isLookedAt: Ref<boolean>) {
  const samples = shallowRef<GridRow[]>([])
  watch([isLookedAt, chosen], () => {
    if (!isLookedAt.value) return
    const here = pages.loaded().filter(({ id }) => isChosen(chosen.value, id))
    samples.value = here.slice(0, EXAMPLES)
    if (!samples.value.length) void fetchThem()
  })
  /** Chosen long ago, and no longer among the pages that are here. */
  async function fetchThem() {
    const of = chosen.value
    if (of.by !== 'ids') return
    const found = await api.rows([...of.ids].slice(0, EXAMPLES)).catch(() => [])
    // Others may be chosen by now.
    if (chosen.value === of) samples.value = found
  }
  return samples
}
