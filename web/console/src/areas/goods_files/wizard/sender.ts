import { computed, ref, watch, type Ref } from 'vue'
import { uuidv7 } from '@kit/live'
import { Problem } from '@console/api/problem'
import { useShop } from '@console/live/shop'
import type { ImportsApi, ImportView } from './imports'
import type { OneImport } from './one-import'
import { inOrder, matchOf, toldOf } from './pieces'
import { giveUp, pause, send, sendingOf } from './sending'

/** The file of an import: chosen, begun, sent, gone on with, and looked at once all of it is there. */
export function useSender<View extends ImportView>(
  api: ImportsApi<View>,
  id: Ref<string | undefined>,
  one: OneImport<View>,
  opened: (id: string) => void,
) {
  const shop = useShop()
  const isBeginning = ref(false)
  const problem = ref<Problem>()
  const sending = computed(() => sendingOf(id.value))
  let attempt: { key: string; of: string } | undefined

  async function begin(files: File[]) {
    if (isBeginning.value) return
    isBeginning.value = true
    problem.value = undefined
    const asked = toldOf(files)
    // One key for as long as nobody answered: a second click begins no second import.
    if (attempt?.of !== JSON.stringify(asked)) attempt = { key: uuidv7(), of: JSON.stringify(asked) }
    try {
      const view = await api.begin({ key: attempt.key, ...asked })
      attempt = undefined
      opened(view.id)
      void bring(view, files, true)
    } catch (error) {
      problem.value = error as Problem
    } finally {
      isBeginning.value = false
    }
  }
  async function bring(view: View, files: File[], isNew = false) {
    const cut = api.cut(view, files)
    const match = isNew ? 'same' : matchOf(view.id, files, view)
    // Of a file that was written since, no piece may stay.
    const missing = match === 'same' ? api.missing(view, cut) : [...Array(cut.count).keys()]
    const put = (n: number, bytes: Blob, signal: AbortSignal) => api.piece(view.id, n, bytes, signal)
    if (await send({ id: view.id, files, cut, missing }, put)) await one.act(api.look)
  }
  /** Goes on with the file at hand, or with the same one chosen again. */
  async function goOn(chosen = sending.value?.files) {
    problem.value = undefined
    if (!id.value || !chosen) return
    try {
      const view = await api.one(id.value)
      const files = inOrder(chosen, view)
      if (matchOf(view.id, files, view) === 'other')
        problem.value = new Problem(0, 'other_file', 'other_file')
      else await bring(view, files)
    } catch (error) {
      problem.value = error as Problem
    }
  }
  // What a broken line halted goes on by itself.
  watch(shop.isOnline, (isOnline) => isOnline && sending.value?.problem?.isOffline && void goOn())
  // All of it was there when the page was left.
  watch(
    () => one.view.value,
    (view) => {
      if (view?.state === 'receiving' && api.isWhole(view) && !sending.value && !one.isActing.value)
        if (!one.problem.value) void one.act(api.look)
    },
    { immediate: true },
  )
  return {
    sending,
    isBeginning,
    problem,
    begin,
    goOn,
    pause: () => id.value && pause(id.value),
    giveUp: () => id.value && giveUp(id.value),
  }
}
