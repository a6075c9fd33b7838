import { offer } from '@console/actions/actions'
import { openPromises } from '@console/areas/promises/promises'
import { useReception } from '../reception'

/** The keys that decide about the last thing that looks like a promise in the open chat. */
export function usePromiseKeys(conversation: string) {
  const { shop } = useReception()
  const promises = openPromises(shop, conversation)
  const isOff = () => !promises.next.value
  // Loaded with the first decision: the chat opens without it.
  const decide = async (what: 'confirm' | 'dismiss') => {
    const { next } = promises
    const { decisionsOf } = await import('@console/areas/promises/decide')
    if (next.value) await decisionsOf(shop, promises.refresh)[what](next.value)
  }
  offer([
    { id: 'promise_confirm', run: () => void decide('confirm'), isOff },
    { id: 'promise_dismiss', run: () => void decide('dismiss'), isOff },
    { id: 'promise_edit', run: () => (promises.editing.value = promises.next.value), isOff },
  ])
  return promises
}
