import { get, post, put } from '@console/api/client'
import type { Presence } from '@kit/live'
import type { components } from '@api/schema'

type Schemas = components['schemas']
export type Board = Schemas['Board']
export type BoardMember = Schemas['BoardMember']
export type BoardWaiting = Board['waiting'][number]

export interface Announcement {
  id: string
  name: string
  text: string
  at: number
}

/** The board of one shop, on the server. */
export function boardOf(shop: string) {
  const at = `/api/shops/${shop}/board`
  return {
    see: () => get<Board>(at),
    announce: (text: string) => post<void>(`${at}/announcements`, { text }),
    setPresence: (member: string, state: Presence) =>
      put<void>(`${at}/members/${member}/presence`, { state }),
  }
}
