import { Memory } from '../../widget/src/memory'
import { Refused } from './api'
import { withChat } from './chat'

export interface Who {
  shop: string
  token: string
}

const PATIENCE_MS = 10_000

/** Only somebody the shop has met can have a cart or orders: nobody is made known to it just to be told of none. */
export function isKnown(slug: string): boolean {
  return !!new Memory(`yingke.${slug}.`).get('device')
}

/** The chat's own customer, so that an order stands beside the talk about it. */
export function introduce(stale?: string): Promise<Who> {
  return new Promise((known, failed) => {
    const patience = setTimeout(() => failed(new Refused(0, 'no_answer')), PATIENCE_MS)
    withChat((chat) => {
      chat.introduce(stale).then(
        (who) => {
          clearTimeout(patience)
          if (who.token) known(who)
          else failed(new Refused(0, 'no_memory'))
        },
        () => failed(new Refused(0, 'no_answer')),
      )
    })
  })
}
