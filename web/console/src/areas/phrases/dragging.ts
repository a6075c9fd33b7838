import { shallowRef } from 'vue'
import type { Phrase } from '@console/api/types'

/** The phrase under way from the list, to another place in it or to a folder. */
export const dragged = shallowRef<Phrase>()
