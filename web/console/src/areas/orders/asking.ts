import { computed } from 'vue'
import { Problem } from '@console/api/problem'
import type { OrderView } from '@console/api/types'
import { say } from '@console/i18n'
import { useShop } from '@console/live/shop'
import type { CardContent } from '@console/areas/cards/cards'
import { useCards } from '@console/areas/cards/send'
import '@console/areas/cards/words'
import { mayAct } from './acts'
import './asking-words'
import { useTradeRules, type Change } from './orders'
import type { NeedsCustomer } from './rules'

interface Askable<Body> {
  act: keyof NeedsCustomer
  order: () => OrderView
  /** Does it at once. */
  run: (order: string, change: Body & Change) => Promise<OrderView>
  /** Asks for it. */
  card: (order: string, body: Body) => CardContent
  /** Whether this one would be asked for at all. */
  applies?: () => boolean
}

/** An act that the shop may have set to wait for the customer's yes: done at once, or asked on a card. */
export function useAsking<Body extends object>({ act, order, run, card, applies }: Askable<Body>) {
  const { query } = useTradeRules()
  const cards = useCards()
  const { role } = useShop().membership.member
  const isAsked = computed(
    () => Boolean(query.data.value?.rules.needs_customer?.[act]) && (applies?.() ?? true),
  )
  /** Who may talk to the customer is who changes prices. */
  const isOff = computed(() => isAsked.value && !mayAct('price', role))

  async function send(id: string, change: Body & Change): Promise<OrderView> {
    if (isAsked.value) {
      await cards.send(order().customer, { key: change.key, card: card(id, change) })
      return order()
    }
    try {
      return await run(id, change)
    } catch (error) {
      // It was set since the rules were read: the next press asks.
      if (error instanceof Problem && error.code === 'needs_customer') void query.refetch()
      throw error
    }
  }
  const askText = () => say(cards.isAgain.value ? 'cards.send_again' : 'asking.ask')
  return {
    isOff,
    send,
    /** On the button; `usual` where nobody is asked. */
    saveText: (usual: string) => (isAsked.value ? askText() : usual),
    hint: computed(() => isAsked.value && say(isOff.value ? 'asking.not_yours' : 'asking.hint')),
    told: () => say(isAsked.value ? 'cards.asked' : 'trade.saved'),
  }
}
