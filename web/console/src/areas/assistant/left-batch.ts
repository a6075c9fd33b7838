import { ref } from 'vue'
import { isRunning, onJobs } from './batch'
import type { GoodsSheet } from './goods-sheet'

/** A batch whose dialog was closed before it ended: what became of the cells that were typed is seen once it has. */
export function useLeftBatch(sheet: GoodsSheet, settle: () => Promise<void>) {
  const left = ref<string>()
  onJobs(sheet.shop, () => void look())

  async function look() {
    const id = left.value
    if (!id || !sheet.unsaved.value.cells) return
    const batch = await sheet.api.batch(id).catch(() => undefined)
    if (!batch || isRunning(batch) || left.value !== id) return
    left.value = undefined
    await settle()
  }
  return { leave: (batch: string) => (left.value = batch) }
}
