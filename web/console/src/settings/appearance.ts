import { watchEffect } from 'vue'
import { setLanguage } from '@console/i18n'
import { useSettings } from './settings'

/** Lets the page follow the person's choices. */
export function applyAppearance() {
  const { settings } = useSettings()
  watchEffect(() => {
    const root = document.documentElement
    if (settings.theme === 'auto') delete root.dataset.theme
    else root.dataset.theme = settings.theme
    root.dataset.density = settings.density
    root.style.setProperty('--chat-size', `${settings.font_size}px`)
  })
  watchEffect(() => void setLanguage(settings.language))
}
