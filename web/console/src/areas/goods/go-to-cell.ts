import { nextTick, type Ref } from 'vue'
import type { Column } from './sku-cells'

/** Goes to a cell of the SKUs in `body`, once it is drawn: what is typed there replaces what it says. */
export const useGoToCell = (body: Ref<HTMLElement | undefined>) => async (at: number, column: Column) => {
  await nextTick()
  const field = body.value?.querySelector<HTMLInputElement>(`[data-cell="${at}.${column}"]`)
  field?.focus()
  field?.select()
}
