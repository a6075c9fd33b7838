import { useDebounceFn } from '@vueuse/core'
import { defineStore } from 'pinia'
import { reactive, ref, watch } from 'vue'
import { get, patch as sendPatch } from '@console/api/client'
import { Problem } from '@console/api/problem'
import { bindKeys } from '@console/actions/keymap'
import { defaults, merged, type Settings } from './choices'
import { diff, patched, type Patch } from './patch'

export { defaults, merged, type Settings } from './choices'

const KEY = 'yingke.settings'
const copy = (settings: Settings): Settings => JSON.parse(JSON.stringify(settings))

/** Own choices: kept on the server, which tells the person's other devices; with a copy here so that the first paint is right. */
export const useSettings = defineStore('settings', () => {
  const settings = reactive(merged(defaults(), cached()))
  /** As the server has them, as far as we know. */
  let told = copy(settings)
  const isRefused = ref(false)

  /** What the server has, with what was changed here and is not told yet on top. */
  async function load() {
    const stored = await get<Patch>('/api/me/settings').catch(() => undefined)
    if (!stored) return
    const untold = diff(told as unknown as Patch, copy(settings) as unknown as Patch)
    // Chosen at the door, before anyone was known here.
    told = merged(defaults(), { language: settings.language, theme: settings.theme, ...stored })
    Object.assign(settings, merged(defaults(), patched(told as unknown as Patch, untold)))
  }

  async function tell(isLeaving = false) {
    const now = copy(settings)
    const change = diff(told as unknown as Patch, now as unknown as Patch)
    if (Object.keys(change).length === 0) return
    try {
      await sendPatch('/api/me/settings', change, { keepalive: isLeaving })
      told = now
      isRefused.value = false
    } catch (error) {
      // Refused for good: what the server has is right. Anything else is told with the next change or load.
      isRefused.value = error instanceof Problem && (error.status === 422 || error.status === 413)
      if (isRefused.value) {
        told = now
        await load()
      }
    }
  }
  const save = useDebounceFn(() => tell(), 500)
  // A page that is left takes along what was changed a moment ago.
  addEventListener('pagehide', () => void tell(true))

  watch(settings, () => {
    remember(settings)
    void save()
  })
  watch(
    () => settings.keys,
    (keys) => bindKeys(keys),
    { deep: true, immediate: true },
  )
  return { settings, load, tell, isRefused }
})

/** Where nothing was chosen on this browser yet, its own language is: once, before the first paint. */
export function startLanguage() {
  const known = cached() as Partial<Settings> | null
  if (known?.language || !navigator.language.startsWith('en')) return
  remember({ ...known, language: 'en' })
}

function cached(): unknown {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? '{}')
  } catch {
    return {}
  }
}

function remember(settings: Partial<Settings>) {
  try {
    localStorage.setItem(KEY, JSON.stringify(settings))
  } catch {
    // A full or forbidden storage costs only the first paint.
  }
}
