import { useDebounce } from '@vueuse/core'
import { computed, onScopeDispose, shallowRef, watch, type Ref } from 'vue'
import { toast } from '@kit/ui'
import { say } from '@console/i18n'
import { useShop } from '@console/live/shop'
import { guardUnsaved } from '@console/unsaved'
import { queryOf, type Filter } from '@console/areas/goods/filter'
import { onGoods, useCategories, useTemplates } from '@console/areas/goods/goods'
import { useTakeIn } from '@console/areas/orders/take-in'
import { assistantOf, MOST_FOUND, MOST_IDS } from './api'
import { attributesOf } from './attributes'
import type { Known } from './cells'
import { allFound, filterOfQuery, isFull, nobody, turned, withAll, type Chosen } from './chosen'
import { makePages } from './pages'
import { makePending } from './pending'
import { makeSkuPending } from './sku-pending'
import { unsavedOf } from './unsaved'

/** The goods that a filter leaves, with what was typed into them and which are chosen. */
export function useGoodsSheet(filter: Ref<Filter>) {
  const shop = useShop()
  const api = assistantOf(shop.id)
  const { categories } = useCategories()
  const { templates } = useTemplates()
  const known = computed<Known>(() => ({
    categories: categories.value.map(({ name }) => name),
    attributes: attributesOf(categories.value.flatMap(({ attributes }) => attributes)),
    templates: templates.value.map(({ id, terms }) => ({ id, name: terms.name })),
    listed: say('goods.state.listed'),
    stored: say('goods.state.stored'),
    deleted: say('goods.state.deleted'),
    free: say('goods.no_template'),
  }))
  const pending = makePending(() => known.value)
  const skus = makeSkuPending(() => known.value)
  const unsaved = computed(
    () => (void pending.version.value, void skus.version.value, unsavedOf(pending, skus)),
  )
  const asked = computed(() => JSON.stringify(queryOf(filter.value)))
  // Typing asks once it rests.
  const settled = useDebounce(asked, 250)
  const pages = makePages(() => {
    const query = JSON.parse(settled.value)
    return (offset, limit, signal) => api.page({ ...query, offset, limit }, signal)
  }, pending.take)
  watch(settled, pages.reset, { immediate: true })
  const { isPointedAt, hasChanged, apply } = useTakeIn((heard) => onGoods(shop, heard), pages.refresh)
  onScopeDispose(pages.stop)
  guardUnsaved(() => unsaved.value.cells > 0)

  const chosen = shallowRef<Chosen>(nobody)
  const found = computed(() => JSON.stringify(filterOfQuery(queryOf(filter.value))))
  // "All that the filter finds" is of this filter; names stay chosen whatever is looked for.
  watch(found, () => chosen.value.by === 'filter' && (chosen.value = nobody))
  watch(pages.total, (total) => {
    if (chosen.value.by === 'filter' && total !== undefined) chosen.value = { ...chosen.value, total }
  })
  let last: number | undefined
  /** One row, or all from the one chosen before. */
  function choose(at: number, isRange = false) {
    const id = pages.at(at)?.id
    if (id === undefined) return
    if (isRange && last !== undefined) chooseSpan(Math.min(last, at), Math.max(last, at))
    else chosen.value = turned(chosen.value, id)
    if (!isRange && isFull(chosen.value)) toast(say('assistant.full', { n: MOST_IDS }), { tone: 'late' })
    last = at
  }
  /** Rows that are here; what was never looked at is chosen by the filter. */
  function chooseSpan(from: number, to: number) {
    const ids: string[] = []
    for (let at = from; at <= to; at++) {
      const id = pages.at(at)?.id
      if (id !== undefined) ids.push(id)
    }
    chosen.value = withAll(chosen.value, ids)
    if (isFull(chosen.value)) toast(say('assistant.full', { n: MOST_IDS }), { tone: 'late' })
  }
  function chooseAll() {
    const total = pages.total.value ?? 0
    if (total > MOST_FOUND) toast(say('assistant.too_many_found', { n: MOST_FOUND }), { tone: 'late' })
    else chosen.value = allFound(queryOf(filter.value), total)
  }
  const chooseNone = () => (chosen.value = nobody)

  return {
    shop,
    api,
    known,
    pages,
    pending,
    skus,
    unsaved,
    isPointedAt,
    hasChanged,
    apply,
    chosen,
    choose,
    chooseSpan,
    chooseAll,
    chooseNone,
  }
}
export type GoodsSheet = ReturnType<typeof useGoodsSheet>
