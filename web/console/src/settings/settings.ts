import { useDebounceFn } from '@vueuse/core'
import { defineStore } from 'pinia'
import { reactive, watch } from 'vue'
import { get, put } from '@console/api/client'

export interface Settings {
  theme: 'auto' | 'light' | 'dark'
  language: 'zh-CN' | 'en'
  send_key: 'enter' | 'mod_enter'
  font_size: number
  density: 'dense' | 'normal'
  sounds: boolean
  volume: number
  notices: boolean
  panes: { list: number; side: number; side_open: boolean }
}

export const defaults = (): Settings => ({
  theme: 'auto',
  language: 'zh-CN',
  send_key: 'enter',
  font_size: 15,
  density: 'dense',
  sounds: true,
  volume: 60,
  notices: false,
  panes: { list: 320, side: 360, side_open: true },
})

const KEY = 'yingke.settings'

/** Own choices: kept on the server, with a copy here so that the first paint is right. */
export const useSettings = defineStore('settings', () => {
  const settings = reactive(merged(defaults(), cached()))
  let told = JSON.stringify(settings)

  async function load() {
    const stored = await get<Partial<Settings>>('/api/me/settings').catch(() => undefined)
    if (!stored) return
    Object.assign(settings, merged(defaults(), { ...cached(), ...stored }))
    told = JSON.stringify(settings)
  }
  const save = useDebounceFn(() => {
    const now = JSON.stringify(settings)
    if (now === told) return
    put('/api/me/settings', JSON.parse(now)).then(
      () => (told = now),
      () => undefined,
    )
  }, 800)

  watch(settings, () => {
    remember(settings)
    void save()
  })
  return { settings, load }
})

export function merged(base: Settings, given: Partial<Settings>): Settings {
  const known = Object.fromEntries(
    Object.entries(given).filter(
      ([key, value]) => key in base && typeof value === typeof base[key as keyof Settings],
    ),
  )
  const panes = { ...base.panes, ...given.panes }
  return {
    ...base,
    ...known,
    panes,
    font_size: Math.min(20, Math.max(12, given.font_size ?? base.font_size)),
  }
}

function cached(): Partial<Settings> {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? '{}')
  } catch {
    return {}
  }
}

function remember(settings: Settings) {
  try {
    localStorage.setItem(KEY, JSON.stringify(settings))
  } catch {
    // A full or forbidden storage costs only the first paint.
  }
}
