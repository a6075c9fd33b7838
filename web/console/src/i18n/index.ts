import { createI18n } from 'vue-i18n'
import zh from './zh-CN'
import type { Settings } from '@console/settings/settings'

export type Messages = typeof zh

export const i18n = createI18n({
  legacy: false,
  locale: 'zh-CN',
  fallbackLocale: 'zh-CN',
  messages: { 'zh-CN': zh } as Record<string, Messages>,
})

export async function setLanguage(language: Settings['language']) {
  if (language === 'en' && !i18n.global.availableLocales.includes('en'))
    i18n.global.setLocaleMessage('en', (await import('./en')).default)
  i18n.global.locale.value = language
  document.documentElement.lang = language
}

/** For words outside components. */
export const say = (key: string, values: Record<string, unknown> = {}): string => i18n.global.t(key, values)

/** Why the server refused something; its own words only where they are meant for people. */
export function refusalText(problem: { code: string; message?: string } | undefined): string {
  if (!problem) return say('errors.unknown')
  if (problem.code === 'refused' && problem.message) return problem.message
  return i18n.global.te(`errors.${problem.code}`) ? say(`errors.${problem.code}`) : say('errors.unknown')
}

export function problemText(error: unknown): string {
  return refusalText(
    error instanceof Error
      ? { code: (error as { code?: string }).code ?? 'unknown', message: error.message }
      : undefined,
  )
}
