import { useQueryClient } from '@tanstack/vue-query'
import { computed, ref, watch } from 'vue'
import { toast } from '@kit/ui'
import type { OrderView } from '@console/api/types'
import { useSaving } from '@console/areas/settings/saving'
import { say } from '@console/i18n'
import { useShop } from '@console/live/shop'
import { makeAttempts } from './attempt'
import { whoWasFaster } from './faster'
import { keys, ordersOf, useKeepOrder, type Change } from './orders'
import { fieldOf, refusalOf } from './reasons'

/** What every dialog of an order does: one attempt under one key, with what its reader has seen, told when others were faster. */
export function useAct<Body extends object>(
  order: () => OrderView,
  send: (order: string, change: Body & Change) => Promise<OrderView>,
  done: (order: OrderView) => void,
  told: () => string = () => say('trade.saved'),
) {
  const shop = useShop()
  const queries = useQueryClient()
  const api = ordersOf(shop.id)
  const keep = useKeepOrder(shop)
  const attempt = makeAttempts()
  let seen = order()
  let isDone = false
  const faster = ref<string>()

  const { isBusy, problem, save } = useSaving(
    async (body: Body) => {
      faster.value = undefined
      const { id, rev } = seen
      const changed = await attempt(body, rev, (change) => send(id, change))
      isDone = true
      keep(changed)
      toast(told(), { tone: 'good', ms: 2_000 })
      done(changed)
    },
    async ({ code }) => {
      // Whatever is refused may have been true of an order that has moved on.
      if (code !== 'offline') await look()
    },
  )
  async function look() {
    const now = await api.one(seen.id).catch(() => undefined)
    if (!now) return
    queries.setQueryData(keys.one(shop, now.id), now)
    await tell(now)
  }
  /** Says what happened meanwhile; from then on it counts as seen, and what was typed stays. */
  async function tell(now: OrderView) {
    if (isDone || now.id !== seen.id || now.rev <= seen.rev) return
    const before = seen
    seen = now
    const isNoted = before.note !== now.note || before.flag !== now.flag
    const notes = isNoted ? await api.notes(now.id).catch(() => []) : []
    const newest = notes.toSorted((a, b) => b.no - a.no)[0]
    faster.value = whoWasFaster(before, now, newest?.nick)
  }
  watch(
    () => order().rev,
    () => void tell(order()),
  )

  const field = computed(() => fieldOf(problem.value?.code))
  return {
    isBusy,
    problem,
    save,
    faster,
    /** The refusal where it belongs to this field. */
    faultAt: (name: string) => (field.value === name ? refusalOf(problem.value) : undefined),
    /** The refusal where no field is to blame; who was faster says more than that somebody was. */
    fault: computed(() => {
      const isTold = problem.value?.code === 'changed_meanwhile' && faster.value
      return problem.value && !field.value && !isTold ? refusalOf(problem.value) : undefined
    }),
  }
}
