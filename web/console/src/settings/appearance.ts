import { watchEffect } from 'vue'
import { setLanguage } from '@console/i18n'
import type { Settings } from './choices'
import { startLanguage, useSettings } from './settings'

const faces: Record<Settings['font'], string> = {
  system: 'var(--yk-font)',
  song: '"Songti SC", SimSun, "Noto Serif SC", serif',
  kai: '"Kaiti SC", KaiTi, STKaiti, "LXGW WenKai", serif',
  round: '"Yuanti SC", YouYuan, "Hiragino Maru Gothic ProN", var(--yk-font)',
}
export const faceOf = (font: Settings['font']) => faces[font]

/** Lets the page follow the person's choices. */
export function applyAppearance() {
  startLanguage()
  const { settings } = useSettings()
  watchEffect(() => {
    const root = document.documentElement
    if (settings.theme === 'auto') delete root.dataset.theme
    else root.dataset.theme = settings.theme
    root.dataset.density = settings.density
    root.style.setProperty('--chat-size', `${settings.font_size}px`)
    root.style.setProperty('--chat-font', faces[settings.font])
  })
  watchEffect(() => void setLanguage(settings.language))
}
