import { inject, provide, ref, type InjectionKey } from 'vue'
import type { Entry } from '@kit/live'
import type { Talk } from '../talk'
import type { PendingItem } from '../model/thread'

export interface Picture {
  file: string
  name: string
  width: number
  height: number
}
/** What the parts of one open chat say to each other. */
export function openChat(talk: Talk) {
  const chat = {
    talk,
    quoting: ref<Entry>(),
    /** What was said and is to become a phrase. */
    keeping: ref<string>(),
    picture: ref<Picture>(),
    link: ref<string>(),
    found: ref(''),
    isFinding: ref(false),
    focused: ref<string>(),
    /** Set by the thread and the composer, which know how. */
    jumpTo: async (_seq: number): Promise<void> => undefined,
    edit: (_item: PendingItem): void => undefined,
    focusInput: (): void => undefined,
  }
  provide(CHAT, chat)
  return chat
}
export type Chat = ReturnType<typeof openChat>
export const CHAT: InjectionKey<Chat> = Symbol('chat')

export function useChat(): Chat {
  const chat = inject(CHAT)
  if (!chat) throw new Error('no chat is open here')
  return chat
}
