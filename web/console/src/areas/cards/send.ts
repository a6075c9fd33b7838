import { inject, ref } from 'vue'
import { uuidv7 } from '@kit/live'
import { Problem } from '@console/api/problem'
import type { OrderView } from '@console/api/types'
import { useShop, type Shop } from '@console/live/shop'
import { contactsOf } from '@console/areas/contacts/contacts'
import { RECEPTION, type Reception } from '@console/areas/reception/reception'
import { cardsOf, type CardContent } from './cards'

export interface Sent {
  /** The same for as long as nobody said whether it was taken. */
  key: string
  card: CardContent
  words?: string
  confirm?: string[]
}

/** The chat that a customer has with the shop: the open one where it is theirs. */
async function conversationOf(shop: Shop, customer: string, reception?: Reception): Promise<string> {
  const open = reception?.row.value
  if (open?.customer.id === customer) return open.conversation
  return (await contactsOf(shop.id).writeTo(customer)).conversation
}

/** Sends cards into the chat of whoever they are for, from anywhere in the console. */
export function useCards() {
  const shop = useShop()
  const reception = inject(RECEPTION, undefined)
  /** The sender was told that the customer was asked the same and has not answered. */
  const isAgain = ref(false)
  return {
    isAgain,
    /** Refused once where the customer was asked the same and has not answered; sent when it is asked again. */
    async send(customer: string, sent: Sent) {
      const conversation = await conversationOf(shop, customer, reception)
      try {
        return await cardsOf(shop.id).send(conversation, { ...sent, again: isAgain.value })
      } catch (error) {
        if (error instanceof Problem && error.code === 'card_waits') isAgain.value = true
        throw error
      }
    },
    /** A lower price needs no answer: the order's own card shows it. */
    async showOrder({ id, customer }: OrderView) {
      const conversation = await conversationOf(shop, customer, reception)
      await cardsOf(shop.id).send(conversation, { key: uuidv7(), card: { kind: 'order', order: id } })
    },
  }
}
