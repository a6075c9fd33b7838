import { useQueryClient } from '@tanstack/vue-query'
import { toast } from '@kit/ui'
import { problemText, say } from '@console/i18n'
import type { Shop } from '@console/live/shop'
import './words'
import { ledgerOf, type Outcome, type Promised } from './promises'

/** What can be decided about a promise, by button or key alike; what was refused can be taken back. */
export function decisionsOf(shop: Shop, refresh: () => Promise<unknown>) {
  const ledger = ledgerOf(shop.id)

  async function decide(act: () => Promise<Promised>, told: string, canUndo = false) {
    try {
      const after = await act()
      const undo = { label: say('words.undo'), run: () => void decide(() => ledger.reopen(after), 'changed') }
      toast(say(`promises.${told}`), { tone: 'good', ...(canUndo && { action: undo }) })
    } catch (error) {
      toast(problemText(error), { tone: 'late' })
    } finally {
      await refresh()
    }
  }
  return {
    refresh,
    confirm: (promise: Promised) => decide(() => ledger.confirm(promise), 'confirmed'),
    dismiss: (promise: Promised) => decide(() => ledger.dismiss(promise), 'dismissed', true),
    reopen: (promise: Promised) => decide(() => ledger.reopen(promise), 'changed'),
    close: (promise: Promised, outcome: Outcome, note: string) => ledger.close(promise, outcome, note),
  }
}

export function useDecisions(shop: Shop) {
  const queries = useQueryClient()
  return decisionsOf(shop, () => queries.invalidateQueries({ queryKey: ['promises', shop.slug] }))
}
