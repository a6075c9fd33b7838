import { useQuery, useQueryClient } from '@tanstack/vue-query'
import { computed, nextTick, ref, watch } from 'vue'
import { toast } from '@kit/ui'
import { Problem } from '@console/api/problem'
import { say } from '@console/i18n'
import { useShop } from '@console/live/shop'
import { guardUnsaved } from '@console/unsaved'
import { makeAttempts } from '@console/areas/orders/attempt'
import { useSaving } from '@console/areas/settings/saving'
import { changedFields, editsOf, emptyForm, formOf, placeInForm, type GoodsForm } from './form'
import { goodsOf, keys, type Goods } from './goods'
import { isAbout, placeIn, refusalOf } from './reasons'
import { rebased } from './rebase'
import { faultsOf, faultsToTell, type SkuFault } from './sku-cells'

/** What others did while this was typed. */
export interface Meanwhile {
  theirs: string[]
  both: string[]
}

/** A product as it stands in the form: what was changed, how it is kept, and what others did meanwhile. Without an id: a new one. */
export function useDraft(id: string | undefined, done: (goods: Goods) => void) {
  const shop = useShop()
  const queries = useQueryClient()
  const api = goodsOf(shop.id)
  const attempt = makeAttempts()
  const query = useQuery({
    queryKey: keys.one(shop, id ?? ''),
    queryFn: () => api.one(id!),
    enabled: Boolean(id),
  })
  const form = ref<GoodsForm | undefined>(id ? undefined : emptyForm())
  const seen = ref<Goods>()
  const meanwhile = ref<Meanwhile>()
  const changed = computed(() => (form.value ? changedFields(form.value, seen.value) : []))
  const isDirty = computed(() => changed.value.length > 0)
  guardUnsaved(() => isDirty.value)

  /** The product as it is now; what was typed stays, and what others did is told. */
  function take(now: Goods) {
    // An answer that was asked for before the last one is no news.
    if (seen.value && now.rev < seen.value.rev) return
    if (!form.value || !seen.value || !isDirty.value) return reset(now)
    const { form: fresh, theirs, both } = rebased(form.value, seen.value, now)
    if (theirs.length || both.length) meanwhile.value = { theirs, both }
    form.value = fresh
    seen.value = now
  }
  const isTried = ref(false)
  /** Cells of the table of SKUs that were left. */
  const left = ref(new Set<string>())
  const leave = (cells: string[]) => (left.value = new Set([...left.value, ...cells]))
  function reset(now = seen.value) {
    isTried.value = false
    left.value = new Set()
    form.value = now ? formOf(now) : emptyForm()
    seen.value = now
    meanwhile.value = undefined
  }
  watch(query.data, (now) => now && take(now), { immediate: true })

  const faults = computed(() => (form.value ? faultsOf(form.value.table) : new Map<number, SkuFault[]>()))
  const skuFaults = computed(() =>
    faultsToTell(faults.value, form.value?.table.rows ?? [], (cell) => isTried.value || left.value.has(cell)),
  )
  const { isBusy, problem, save } = useSaving(send, async ({ code }) => {
    // Whatever clashes with how the product is now is looked at first.
    if (id && ['changed_meanwhile', 'stock_moved', 'sku_reserved', 'too_little_stock'].includes(code))
      await query.refetch()
    await nextTick()
    document.querySelector('.product-page [role=alert]')?.scrollIntoView({ block: 'center' })
  })
  async function send() {
    if (!form.value) return
    isTried.value = true
    // What cannot even be read is not sent: it is marked at its cell.
    if (faults.value.size) throw new Problem(422, 'bad_cells', '', 'skus')
    const edits = editsOf(form.value, seen.value)
    const code = form.value.code.trim()
    const kept = seen.value
      ? await attempt({ edits }, seen.value.rev, (change) => api.change(seen.value!.id, change))
      : await attempt({ code, edits }, 0, ({ key }) => api.begin({ key, code, edits }))
    reset(kept)
    queries.setQueryData(keys.one(shop, kept.id), kept)
    for (const of of ['goods-pages', 'goods-changes', 'product', 'products'])
      void queries.invalidateQueries({ queryKey: [of] })
    toast(say('goods.saved'), { tone: 'good', ms: 2_000 })
    done(kept)
  }

  /** Why a field was refused, with its place in a list; nothing where it was not. */
  function wrong(field: string): string {
    if (!isAbout(problem.value, field)) return ''
    const sent = placeIn(problem.value, field)
    const place = sent && form.value ? placeInForm(form.value, field, sent) : sent
    const why = refusalOf(problem.value)
    return place ? say('goods.at_place', { n: place, why }) : why
  }
  const ofSkus = { skuFaults, leave }
  return { query, form, seen, meanwhile, changed, isDirty, reset, ...ofSkus, isBusy, problem, save, wrong }
}
export type Wrong = (field: string) => string
