import { shallowReactive, type InjectionKey } from 'vue'

/** The open dialogs, the topmost last. All that lies outside of it can be neither seen nor pressed. */
export const dialogs = shallowReactive<HTMLDialogElement[]>([])

/** Asks before a dialog drops what was written into its form: `true` drops it. Without it a dialog goes at once. */
export const ASKS: InjectionKey<() => Promise<boolean>> = Symbol('asks before words are dropped')
