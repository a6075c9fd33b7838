import { useDebounce } from '@vueuse/core'
import { useQueryClient } from '@tanstack/vue-query'
import { computed, ref, watch } from 'vue'
import { toast } from '@kit/ui'
import type { Library, Phrase, PhraseScope } from '@console/api/types'
import { problemText } from '@console/i18n'
import { useShop } from '@console/live/shop'
import { usePhraseLibrary } from './library'
import { inOrder, moved } from './order'

const FOUND = 200

/** What the page of phrases shows and changes: one scope, one folder or all, or what a search finds. */
export function usePhrasesPage() {
  const shop = useShop()
  const client = useQueryClient()
  const library = usePhraseLibrary()
  const { api, query } = library
  const of = ref<PhraseScope>('team')
  /** None: all. Empty: those in no folder. */
  const folder = ref<string>()
  const search = ref('')
  const settled = useDebounce(search, 80)
  watch(of, () => (folder.value = undefined))

  const isServing = ['owner', 'supervisor', 'agent'].includes(shop.membership.member.role)
  const mayChange = computed(() =>
    of.value === 'own' ? isServing : Boolean(query.data.value?.may_arrange_team),
  )
  const held = computed(() => library.phrases.value.filter((phrase) => phrase.of === of.value))
  const folders = computed(() => {
    const counts = new Map<string, number>()
    for (const { of: whose, name } of query.data.value?.folders ?? [])
      if (whose === of.value) counts.set(name, 0)
    for (const { folder: name } of held.value) counts.set(name, (counts.get(name) ?? 0) + 1)
    const unfiled = counts.get('') ?? 0
    counts.delete('')
    return { named: [...counts].map(([name, count]) => ({ name, count })), unfiled, all: held.value.length }
  })
  const isSearching = computed(() => settled.value.trim() !== '')
  const rows = computed<Phrase[]>(() => {
    if (isSearching.value && library.index.value)
      return library.index.value.find(settled.value, FOUND).filter((phrase) => phrase.of === of.value)
    return folder.value === undefined ? held.value : held.value.filter((each) => each.folder === folder.value)
  })

  /** Puts a phrase to another place among the rows, at once here and then on the server. */
  async function place(phrase: Phrase, to: number, into = phrase.folder) {
    const after = moved(rows.value, phrase.id, to)
    client.setQueryData<Library>(['phrases', shop.id], (old) =>
      old ? { ...old, phrases: inOrder(old.phrases, phrase.id, after, into) } : old,
    )
    await act(() => api.place(phrase.id, after, into))
  }
  async function act(what: () => Promise<unknown>): Promise<boolean> {
    try {
      await what()
      return true
    } catch (error) {
      toast(problemText(error), { tone: 'late' })
      return false
    } finally {
      library.again()
    }
  }
  return { ...library, of, folder, search, isSearching, folders, rows, mayChange, place, act }
}
