import { createI18n } from 'vue-i18n'
import zh from './zh-CN'
import type { Settings } from '@console/settings/settings'

export type Messages = typeof zh

export const i18n = createI18n({
  legacy: false,
  locale: 'zh-CN',
  fallbackLocale: 'zh-CN',
  // A copy: areas add their words to it.
  messages: { 'zh-CN': structuredClone(zh) } as Record<string, Messages>,
})

export async function setLanguage(language: Settings['language']) {
  if (language === 'en') i18n.global.mergeLocaleMessage('en', (await import('./en')).default)
  i18n.global.locale.value = language
  document.documentElement.lang = language
}

/** For words outside components. */
export const say = (key: string, values: Record<string, unknown> = {}): string => i18n.global.t(key, values)

/** What a server's code of a group is called; what a newer server invented stands for itself. */
export function wordOf(group: string, code: string, otherwise = code): string {
  const key = `${group}.${code}`
  return i18n.global.te(key, 'zh-CN') ? say(key) : otherwise
}

type Told = { code: string; reason?: string; field?: string } | undefined

/** Why the server refused something, in words of ours: its own are for those who read logs. */
export function refusalText(problem: Told): string {
  const keys = [problem?.reason && `refused.${problem.reason}`, `errors.${problem?.code}`]
  const text = say(keys.find((key) => key && i18n.global.te(key, 'zh-CN')) || 'errors.unknown')
  // Of a file that was brought.
  const line = /^line\.(\d+)$/.exec(problem?.field ?? '')?.[1]
  return line ? say('errors.at_line', { line, text }) : text
}

export const problemText = (error: unknown): string => refusalText(error as Told)
