import { computed, shallowRef } from 'vue'

/** What `GET /goods` is asked, by its names; how it is ordered and paged makes no difference. */
export type GoodsFilter = Record<string, string | number | boolean | undefined>
/** Which products: those named, or all that a filter finds but the excepted. */
export type Selection = { ids: string[] } | { filter: GoodsFilter; except: string[] }
/** What a page offers to export. */
export interface ExportOffer {
  selection?: Selection | undefined
  /** How many the selection has, where the page knows it. */
  n?: number | undefined
  /** What the page's own list is narrowed to. */
  filter?: GoodsFilter | undefined
}

const offered = shallowRef<ExportOffer>()
/** What `ExportDialog` shows; nothing while it is closed. */
export const exportOffer = computed(() => offered.value)

/** Opens the dialog that the page has mounted: `<ExportDialog />`, one a page. */
export function openExport(selection?: Selection, more: Omit<ExportOffer, 'selection'> = {}) {
  offered.value = { ...more, selection }
}
export const closeExport = () => (offered.value = undefined)
