import { i18n } from '.'

export type Words = { [key: string]: string | Words }
export interface AreaWords {
  'zh-CN': Words
  en: Words
}

/** Words of one area, told when its code loads: `areas/<area>/words.ts`, and what stands in `words/` beside it, are nothing but calls of this. */
export function learn<T extends AreaWords>(words: T): T {
  for (const language of ['zh-CN', 'en'] as const) i18n.global.mergeLocaleMessage(language, words[language])
  return words
}
