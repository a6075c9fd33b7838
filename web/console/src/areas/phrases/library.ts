import { useQuery, useQueryClient } from '@tanstack/vue-query'
import { computed, onScopeDispose, shallowRef, watch } from 'vue'
import type { Library, Phrase } from '@console/api/types'
import { useShop } from '@console/live/shop'
import { PhraseIndex } from './phrase-index'
import { phrasesOf } from './phrases'

const AT_ONCE = 500
/** News of an import reach thirty consoles at once: they do not all ask in the same moment. */
const SPREAD_MS = 1_500
/** Chats come and go; the index of a library is built once. */
const indexes = new WeakMap<Library, Promise<PhraseIndex>>()

/** In slices, so that typing goes on. */
async function build(library: Library): Promise<PhraseIndex> {
  const index = new PhraseIndex(library)
  for (let at = 0; at < library.phrases.length; at += AT_ONCE) {
    for (const phrase of library.phrases.slice(at, at + AT_ONCE)) index.add(phrase)
    if (at + AT_ONCE < library.phrases.length) await new Promise((resolve) => setTimeout(resolve))
  }
  return index
}
function indexOf(library: Library): Promise<PhraseIndex> {
  const known = indexes.get(library) ?? build(library)
  indexes.set(library, known)
  return known
}

/** The phrases a member may use, kept in step, with the index that finds them. */
export function usePhraseLibrary() {
  const shop = useShop()
  const api = phrasesOf(shop.id)
  const client = useQueryClient()
  const key = ['phrases', shop.id]
  const query = useQuery({ queryKey: key, queryFn: api.library, staleTime: 300_000, shallow: true })
  const index = shallowRef<PhraseIndex>()
  let asked: ReturnType<typeof setTimeout> | undefined

  // The old index serves until the new one is whole.
  watch(
    () => query.data.value,
    async (library) => {
      if (!library) return
      const next = await indexOf(library)
      if (query.data.value === library) index.value = next
    },
    { immediate: true },
  )

  const again = () => void client.invalidateQueries({ queryKey: key })
  const stop = shop.listen((frame) => {
    if (frame.type !== 'news' || frame.of !== 'phrases' || asked) return
    asked = setTimeout(() => ((asked = undefined), again()), Math.random() * SPREAD_MS)
  })
  watch(shop.isOnline, (isOnline) => isOnline && again())
  onScopeDispose(() => (stop(), clearTimeout(asked)))

  /** Sent: counted on the server, and here at once. */
  async function used(id: string) {
    // In place: the index holds the same phrases, and a new library would build it anew.
    const phrase = client.getQueryData<Library>(key)?.phrases.find((each) => each.id === id)
    if (phrase) {
      phrase.uses += 1
      phrase.own_uses += 1
    }
    await api.count(id).catch(() => undefined)
  }

  const phrases = computed<Phrase[]>(() => query.data.value?.phrases ?? [])
  return { api, query, phrases, index, used, again }
}
