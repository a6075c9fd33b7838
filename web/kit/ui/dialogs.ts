import { shallowReactive } from 'vue'

/** The open dialogs, the topmost last. All that lies outside of it can be neither seen nor pressed. */
export const dialogs = shallowReactive<HTMLDialogElement[]>([])
