import { uuidv7 } from '@kit/live'
import { toast } from '@kit/ui'
import { useQueryClient } from '@tanstack/vue-query'
import { Problem } from '@console/api/problem'
import { problemText, say } from '@console/i18n'
import { useShop, type Shop } from '@console/live/shop'
import { cardKeys, cardsOf, type CardContent } from './cards'

/** What is shown by one press, and asks nothing. */
export type Shown = Extract<CardContent, { kind: 'product' | 'order' }>

const PAUSE_MS = 50
const MOST_PAUSES = 100
const AGAIN_MS = 15_000

/** What was written before a card stands before it: lines go by the socket, and cards do not. */
async function written(shop: Shop, conversation: string) {
  const isOnItsWay = () =>
    shop.live.outbox.of(conversation).some(({ state }) => state === 'waiting' || state === 'sent')
  for (let n = 0; n < MOST_PAUSES && isOnItsWay(); n++)
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
}

/** What is not there yet, and what was begun last in each chat; over all screens. */
const onTheirWay = new Map<string, Promise<void>>()
const last = new Map<string, Promise<void>>()

/** Shows products and orders in a chat by cards, which stay as their object is. */
export function useShow() {
  const shop = useShop()
  const queries = useQueryClient()

  /** One behind the other, in the order they were pressed; a press more while one is on its way is the same press. */
  function show(conversation: string, card: Shown): Promise<void> {
    const what = JSON.stringify([conversation, card])
    const begun = onTheirWay.get(what)
    if (begun) return begun
    const before = last.get(conversation) ?? Promise.resolve()
    const sending = before
      .then(() => send(conversation, card))
      .finally(() => {
        onTheirWay.delete(what)
        if (last.get(conversation) === sending) last.delete(conversation)
      })
    onTheirWay.set(what, sending)
    last.set(conversation, sending)
    return sending
  }

  async function send(conversation: string, card: Shown, key = uuidv7(), confirm: string[] = []) {
    await written(shop, conversation)
    try {
      const sent = await cardsOf(shop.id).send(conversation, { key, card, confirm })
      queries.setQueryData(cardKeys.one(shop, sent.id), sent)
    } catch (error) {
      // Under the same key: one that was taken after all is not said twice.
      const again = (sure: string[]) => void send(conversation, card, key, sure)
      offerAgain(error, confirm, again)
    }
  }
  return show
}

/** What the guard asks about is sent by a second press; what is refused for good is only told. */
function offerAgain(error: unknown, confirm: string[], again: (sure: string[]) => void) {
  const problem = error instanceof Problem ? error : undefined
  const isAsked = problem?.code === 'needs_confirm'
  const asked = (problem?.findings ?? []).filter(({ severity }) => isAsked && severity === 'confirm')
  const run = () => again([...confirm, ...asked.map(({ id }) => id)])
  const action = { label: say(isAsked ? 'guard.send_anyway' : 'words.retry'), run }
  const isFinal = !isAsked && problem !== undefined && problem.status >= 400 && problem.status < 500
  toast(problemText(error), { tone: 'late', ...(!isFinal && { action, ms: AGAIN_MS }) })
}
