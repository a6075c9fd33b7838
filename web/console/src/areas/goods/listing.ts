import { useQueryClient } from '@tanstack/vue-query'
import { ref } from 'vue'
import { useRouter } from 'vue-router'
import { uuidv7 } from '@kit/live'
import { toast } from '@kit/ui'
import type { Problem } from '@console/api/problem'
import { say } from '@console/i18n'
import { useShop } from '@console/live/shop'
import { goodsOf, keys, type Edit, type Goods, type GoodsRow, type State } from './goods'
import { refusalOf } from './reasons'

type Known = Pick<GoodsRow, 'id' | 'rev' | 'title' | 'state' | 'list_at'>
const next: Record<State, State> = { listed: 'stored', stored: 'listed', deleted: 'stored' }

/** Lists, delists, deletes and restores at once. Each can be taken back. */
export function useListing() {
  const shop = useShop()
  const router = useRouter()
  const queries = useQueryClient()
  const api = goodsOf(shop.id)
  /** The products an answer is awaited of. */
  const busy = ref(new Set<string>())

  /** Whether it was done. `listAt`: when it was to be listed by itself before that is taken back. */
  async function turn(row: Known, to: State = next[row.state], listAt?: number | null): Promise<boolean> {
    if (busy.value.has(row.id)) return false
    busy.value.add(row.id)
    try {
      const isLate = Boolean(listAt && listAt <= Date.now())
      const edits: Edit[] = [{ field: 'state', value: to }]
      if (listAt && !isLate) edits.push({ field: 'list_at', value: listAt })
      const now = await api.change(row.id, { key: uuidv7(), rev: row.rev, edits })
      queries.setQueryData(keys.one(shop, now.id), now)
      told(now, row, isLate)
      return true
    } catch (error) {
      refused(row, error as Problem)
      return false
    } finally {
      busy.value.delete(row.id)
      void queries.invalidateQueries({ queryKey: ['goods-pages', shop.slug] })
    }
  }
  function told(now: Goods, before: Known, isLate: boolean) {
    const back = { label: say('words.undo'), run: () => void turn(now, before.state, before.list_at) }
    const isBack = before.state === 'deleted' && now.state === 'stored'
    const done = isBack ? 'goods.restored' : `goods.turned.${now.state}`
    const words = isLate ? 'goods.back_too_late' : done
    toast(say(words, { title: now.title }), { action: back, ms: 10_000 })
  }
  function refused(row: Known, problem: Problem) {
    const place = { name: 'goods-product', params: { shop: shop.slug, product: row.id } }
    const open = { label: say('goods.open'), run: () => void router.push(place) }
    const words = say('goods.refused_of', { title: row.title, why: refusalOf(problem) })
    toast(words, { tone: 'late', action: open, ms: 10_000 })
  }
  return { busy, turn }
}
