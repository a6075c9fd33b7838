import type { Hand } from '../src/parts'
import { own } from './cards-data'

let isListening = false

/** Tells the shop's page here, opened from a card on the shop's site, who came, where the shop knows them; nobody else hears it. */
export function vouch(hand: Hand) {
  if (isListening) return
  isListening = true
  const { origin, shop } = hand.talk.config
  addEventListener('message', (asked) => {
    const { yingke, shop: of } = Object(asked.data)
    if (asked.origin === origin && yingke === 'who' && of === shop) void tell(hand, asked.source as Window)
  })
}

/** Who is nobody in particular there is nobody here either. */
async function tell(hand: Hand, page: Window) {
  const told = await own<{ identity: string }>(hand, 'mine/identity', {}).catch(() => undefined)
  if (told) page.postMessage({ yingke: 'identity', identity: told.identity }, hand.talk.config.origin)
}
