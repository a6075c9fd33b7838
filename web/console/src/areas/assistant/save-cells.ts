import { ref, shallowRef } from 'vue'
import { toast } from '@kit/ui'
import type { Problem } from '@console/api/problem'
import { say } from '@console/i18n'
import { goodsOf, type Goods } from '@console/areas/goods/goods'
import { MOST_CELLS, ROWS_AT_ONCE, type Cells } from './api'
import { useBegin } from './begin'
import type { GoodsSheet } from './goods-sheet'
import { spreads, type Spread } from './op'
import { refusalOf } from './reasons'
import { cellsOf, gathered, needsSkus, unsentOf, type Unsent } from './save'
import type { SkuDraft } from './sku-pending'

const AT_ONCE = 6

/** Sends what was typed into the sheet to be previewed, and looks afterwards what of it became so. */
export function useCellSaving(sheet: GoodsSheet, begun: (batch: string) => void) {
  const goods = goodsOf(sheet.shop.id)
  const { isBusy, problem, save: begin } = useBegin(begun)
  const rule = ref<Spread>(spreads[0])
  const progress = shallowRef<{ done: number; all: number }>()
  let halt = new AbortController()

  async function save() {
    if (isBusy.value || progress.value) return
    const drafts = unsentOf(sheet.pending.all(), sheet.skus.all())
    if (!drafts.length || isRefused(drafts)) return
    try {
      const cells = await gather(drafts)
      if (cells) await begin({ by: 'cells', cells })
      if (cells && problem.value) toast(refusalOf(problem.value), { tone: 'late' })
    } catch (error) {
      if (!halt.signal.aborted) toast(refusalOf(error as Problem), { tone: 'late' })
    } finally {
      progress.value = undefined
    }
  }
  function isRefused(drafts: Unsent[]): boolean {
    const { faults } = sheet.unsaved.value
    const why = faults
      ? say('assistant.fix_first', { n: faults })
      : drafts.length > MOST_CELLS && say('assistant.too_many_cells', { n: MOST_CELLS })
    if (why) toast(why, { tone: 'late' })
    return Boolean(why)
  }
  /** Price and stock are those of SKUs, which the list does not have. */
  async function gather(drafts: Unsent[]): Promise<Cells[] | undefined> {
    halt = new AbortController()
    const wanted = drafts.filter((draft) => needsSkus(draft) && !draft.ofSkus)
    const arrived = (done: number) => (progress.value = { done, all: wanted.length })
    if (wanted.length) arrived(0)
    const how = { atOnce: AT_ONCE, signal: halt.signal, arrived }
    const all = await gathered(wanted, ({ row }) => goods.one(row.id), how)
    const known = new Map<string, Goods>(all.map((each) => [each.id, each]))
    const cells: Cells[] = []
    for (const draft of drafts) {
      const made = cellsOf(draft, known.get(draft.row.id), rule.value)
      if (!made) {
        toast(say('assistant.not_enough', { title: draft.row.title }), { tone: 'late' })
        return undefined
      }
      cells.push(made)
    }
    return cells
  }
  /** After a batch: what is so now is no longer unsaved; what was refused stays as it was typed. */
  async function settle() {
    sheet.pages.refresh()
    const ids = sheet.pending.all().map(({ row }) => row.id)
    for (let at = 0; at < ids.length; at += ROWS_AT_ONCE) {
      const rows = await sheet.api.rows(ids.slice(at, at + ROWS_AT_ONCE)).catch(() => [])
      sheet.pending.take(rows)
    }
    const askFor = (draft: SkuDraft) => goods.one(draft.goods.id).catch(() => undefined)
    const all = await gathered(sheet.skus.all(), askFor, { atOnce: AT_ONCE })
    for (const now of all) if (now) sheet.skus.take(now)
  }
  return { rule, progress, isBusy, save, settle, stop: () => halt.abort() }
}
