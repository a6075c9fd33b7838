import type { Hand } from '../src/parts'
import type { own } from './cards-data'

/** Given, not imported: a part that is fetched later shares no module with what is there. */
type Own = typeof own

let isListening = false
let known: { device: string | undefined; is: Promise<boolean> } | undefined

/**
 * Whether the customer is the same in the shop's page here that a card on the shop's site leads to: whom the shop knows. That page
 * asks who came, and is told; nobody else hears it.
 */
export function vouch(hand: Hand, own: Own): Promise<boolean> {
  const { device } = hand.talk
  listen(hand, own)
  if (!known || known.device !== device) known = { device, is: identityOf(hand, own).then(Boolean) }
  return known.is
}

function listen(hand: Hand, own: Own) {
  if (isListening) return
  isListening = true
  const { origin, shop } = hand.talk.config
  addEventListener('message', (asked) => {
    const { yingke, shop: of } = Object(asked.data)
    if (asked.origin === origin && yingke === 'who' && of === shop)
      void tell(hand, own, asked.source as Window)
  })
}

/** Who is nobody in particular there is nobody here either. */
async function tell(hand: Hand, own: Own, page: Window) {
  const identity = await identityOf(hand, own)
  if (identity) page.postMessage({ yingke: 'identity', identity }, hand.talk.config.origin)
}

async function identityOf(hand: Hand, own: Own): Promise<string | undefined> {
  const told = await own<{ identity: string }>(hand, 'mine/identity', {}).catch(({ status }) => {
    // Only a refusal is kept: what failed on its way is asked for again with the next card.
    if (!(status < 500 && status !== 429)) known = undefined
  })
  return told?.identity
}
